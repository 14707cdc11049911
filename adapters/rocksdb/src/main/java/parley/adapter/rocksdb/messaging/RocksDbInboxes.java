package parley.adapter.rocksdb.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.adapter.rocksdb.Batch;
import parley.adapter.rocksdb.Family;
import parley.adapter.rocksdb.Mutation;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.InboxHead;
import parley.messaging.domain.InboxRow;
import parley.messaging.domain.ReadMark;
import parley.messaging.port.out.Inboxes;

/// The inboxes in RocksDB: a key for what appends write, one for what reading writes, one for
/// what the user has set. A conversation
/// without a head is not in it.
final class RocksDbInboxes implements Inboxes {
    private final MessagingStore store;

    RocksDbInboxes(MessagingStore store) {
        this.store = store;
    }

    @Override
    public Optional<InboxRow> find(UserId user, ConversationId conversation) {
        return store.read(view -> view.get(Family.INBOX, Keys.inbox(user, conversation, Keys.HEAD))
                .map(HeadRow::decode)
                .map(head -> row(
                        conversation,
                        head,
                        view.get(Family.INBOX, Keys.inbox(user, conversation, Keys.READ))
                                .map(MarkRow::decode)
                                .orElse(MarkRow.NONE),
                        view.get(Family.INBOX, Keys.inbox(user, conversation, Keys.SETTINGS))
                                .map(SettingsRow::decode)
                                .orElse(ConversationSettings.DEFAULTS))));
    }

    @Override
    public List<InboxRow> list(UserId user, ConversationId after, int limit) {
        if (limit <= 0) {
            return List.of();
        }
        return store.read(view -> {
            Page page = new Page(limit);
            view.scan(Family.INBOX, Keys.inboxAfter(user, after), page::visit);
            return page.rows();
        });
    }

    @Override
    public void advanceRead(List<ReadMark> marks) {
        if (!marks.isEmpty()) {
            store.write(new ReadMutation(marks));
        }
    }

    @Override
    public void advanceHeads(long epoch, List<InboxHead> heads) {
        if (!heads.isEmpty()) {
            store.write(new HeadsMutation(epoch, heads));
        }
    }

    @Override
    public void changeSettings(UserId user, ConversationId conversation, ConversationSettings settings) {
        store.write(new SettingsMutation(Keys.inbox(user, conversation, Keys.SETTINGS), settings));
    }

    private static InboxRow row(
            ConversationId conversation, HeadRow head, MarkRow read, ConversationSettings settings) {
        return new InboxRow(
                conversation,
                head.seq(),
                head.at(),
                head.ordinal(),
                head.lastCountable(),
                read.first(),
                Math.max(read.second(), head.ownOrdinal()),
                settings);
    }

    /// Puts the keys of a conversation, which follow each other, together: the head comes first.
    private static final class Page {
        private final int limit;
        private final List<InboxRow> rows = new ArrayList<>();
        private ConversationId conversation = ConversationId.NIL;
        private Optional<HeadRow> head = Optional.empty();
        private MarkRow read = MarkRow.NONE;
        private ConversationSettings settings = ConversationSettings.DEFAULTS;

        Page(int limit) {
            this.limit = limit;
        }

        boolean visit(byte[] key, byte[] value) {
            byte group = Keys.groupOfInbox(key);
            if (group == Keys.HEAD) {
                finish();
                conversation = Keys.conversationOfInbox(key);
                head = Optional.of(HeadRow.decode(value));
            } else if (group == Keys.READ && Keys.conversationOfInbox(key).equals(conversation)) {
                read = MarkRow.decode(value);
            } else if (group == Keys.SETTINGS && Keys.conversationOfInbox(key).equals(conversation)) {
                settings = SettingsRow.decode(value);
            }
            return rows.size() < limit;
        }

        List<InboxRow> rows() {
            if (rows.size() < limit) {
                finish();
            }
            return rows;
        }

        private void finish() {
            head.ifPresent(found -> rows.add(row(conversation, found, read, settings)));
            head = Optional.empty();
            read = MarkRow.NONE;
            settings = ConversationSettings.DEFAULTS;
        }
    }

    private static final class ReadMutation extends Mutation {
        private final List<ReadMark> marks;

        ReadMutation(List<ReadMark> marks) {
            this.marks = List.copyOf(marks);
        }

        @Override
        protected void apply(Batch batch) {
            for (ReadMark mark : marks) {
                new MarkRow(mark.seq(), mark.ordinal())
                        .raise(batch, Family.INBOX, Keys.inbox(mark.user(), mark.conversation(), Keys.READ));
            }
        }
    }

    private static final class SettingsMutation extends Mutation {
        private final byte[] key;
        private final ConversationSettings settings;

        SettingsMutation(byte[] key, ConversationSettings settings) {
            this.key = key;
            this.settings = settings;
        }

        @Override
        protected void apply(Batch batch) {
            boolean newer = batch.find(Family.INBOX, key)
                    .map(SettingsRow::decode)
                    .filter(stored -> stored.changedAt() > settings.changedAt())
                    .isPresent();
            if (!newer) {
                batch.put(Family.INBOX, key, SettingsRow.encode(settings));
            }
        }
    }
}
