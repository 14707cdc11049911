package parley.adapter.cassandra.messaging;

import java.util.List;
import java.util.Optional;
import parley.adapter.cassandra.CassandraStore;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.InboxHead;
import parley.messaging.domain.InboxRow;
import parley.messaging.domain.ReadMark;
import parley.messaging.port.out.Inboxes;

/// The inboxes in Cassandra.
final class CassandraInboxes implements Inboxes {
    private final CassandraStore store;
    private final InboxTable table;

    CassandraInboxes(CassandraStore store, InboxTable table) {
        this.store = store;
        this.table = table;
    }

    @Override
    public Optional<InboxRow> find(UserId user, ConversationId conversation) {
        return MessagingStore.translate(() -> table.find(user, conversation));
    }

    @Override
    public List<InboxRow> list(UserId user, ConversationId after, int limit) {
        return limit <= 0 ? List.of() : MessagingStore.translate(() -> table.list(user, after, limit));
    }

    @Override
    public void advanceRead(List<ReadMark> marks) {
        MessagingStore.run(() -> store.writeAll(marks.stream().map(table::read).toList()));
    }

    @Override
    public void advanceHeads(long epoch, List<InboxHead> heads) {
        MessagingStore.run(() -> store.writeAll(table.heads(epoch, heads)));
    }

    @Override
    public void changeSettings(UserId user, ConversationId conversation, ConversationSettings settings) {
        MessagingStore.run(() -> table.change(user, conversation, settings));
    }
}
