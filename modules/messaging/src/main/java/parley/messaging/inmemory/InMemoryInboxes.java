package parley.messaging.inmemory;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.InboxHead;
import parley.messaging.domain.InboxRow;
import parley.messaging.domain.ReadMark;
import parley.messaging.port.out.Inboxes;

/// Keeps inboxes in memory; lost when the process ends.
public final class InMemoryInboxes implements Inboxes {
    private static final Comparator<ConversationId> UNSIGNED =
            Comparator.comparing(ConversationId::value, (UUID one, UUID other) -> {
                int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
                return high != 0
                        ? high
                        : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
            });

    private final Map<UserId, NavigableMap<ConversationId, InboxRow>> rows = new HashMap<>();

    @Override
    public synchronized Optional<InboxRow> find(UserId user, ConversationId conversation) {
        return Optional.ofNullable(inbox(user).get(conversation));
    }

    @Override
    public synchronized List<InboxRow> list(UserId user, ConversationId after, int limit) {
        return inbox(user).tailMap(after, false).values().stream().limit(limit).toList();
    }

    @Override
    public synchronized void advanceRead(List<ReadMark> marks) {
        for (ReadMark mark : marks) {
            InboxRow row = row(mark.user(), mark.conversation());
            put(mark.user(), raiseRead(row, mark.seq(), mark.ordinal()));
        }
    }

    /// There are no epochs in memory: a head with a higher seq is the later one.
    @Override
    public synchronized void advanceHeads(long epoch, List<InboxHead> heads) {
        for (InboxHead head : heads) {
            InboxRow row = row(head.user(), head.conversation());
            InboxRow moved = head.seq() <= row.head()
                    ? row
                    : new InboxRow(
                            head.conversation(),
                            head.seq(),
                            head.at(),
                            head.ordinal(),
                            head.lastCountable(),
                            row.readSeq(),
                            row.readOrdinal(),
                            row.settings());
            put(head.user(), raiseRead(moved, 0, head.ownOrdinal()));
        }
    }

    private static InboxRow raiseRead(InboxRow row, long seq, long ordinal) {
        return new InboxRow(
                row.conversation(),
                row.head(),
                row.at(),
                row.ordinal(),
                row.lastCountable(),
                Math.max(row.readSeq(), seq),
                Math.max(row.readOrdinal(), ordinal),
                row.settings());
    }

    @Override
    public synchronized void changeSettings(UserId user, ConversationId conversation, ConversationSettings settings) {
        InboxRow row = row(user, conversation);
        if (settings.changedAt() >= row.settings().changedAt()) {
            put(
                    user,
                    new InboxRow(
                            conversation,
                            row.head(),
                            row.at(),
                            row.ordinal(),
                            row.lastCountable(),
                            row.readSeq(),
                            row.readOrdinal(),
                            settings));
        }
    }

    private InboxRow row(UserId user, ConversationId conversation) {
        return inbox(user).getOrDefault(conversation, new InboxRow(conversation, 0, 0, 0, 0, 0, 0));
    }

    private void put(UserId user, InboxRow row) {
        inbox(user).put(row.conversation(), row);
    }

    private NavigableMap<ConversationId, InboxRow> inbox(UserId user) {
        return rows.computeIfAbsent(user, absent -> new TreeMap<>(UNSIGNED));
    }
}
