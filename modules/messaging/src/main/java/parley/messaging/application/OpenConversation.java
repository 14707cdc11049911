package parley.messaging.application;

import java.util.ArrayList;
import java.util.List;
import parley.kernel.UserId;
import parley.messaging.domain.Content;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.EntryKind;
import parley.messaging.domain.InboxHead;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.in.SendMessage;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.Ownership;

/// What the owner of a conversation knows of it: where its log ends and which cids came last. Confined to the
/// thread that appends.
final class OpenConversation {
    private final Conversation.Direct conversation;
    private final Ownership.Lease lease;
    private final RecentCids recent;
    private boolean created;
    private long seq;
    private long at;
    private long ordinal;
    private long lastCountable;

    /// @param created whether the conversation is recorded in the store
    OpenConversation(Conversation.Direct conversation, boolean created, Ownership.Lease lease, MessagingConfig config) {
        this.conversation = conversation;
        this.created = created;
        this.lease = lease;
        this.recent = new RecentCids(config);
    }

    Conversation.Direct conversation() {
        return conversation;
    }

    boolean created() {
        return created;
    }

    void markCreated() {
        created = true;
    }

    RecentCids recent() {
        return recent;
    }

    List<UserId> members() {
        return conversation.members();
    }

    /// Takes over an entry that is committed and fanned out: its cid is acknowledged from now on.
    void advance(LogEntry entry) {
        recent.add(entry);
        seq = entry.seq();
        at = entry.at();
        ordinal = entry.ordinal();
        if (entry.kind().countable()) {
            lastCountable = entry.seq();
        }
    }

    /// Gives the sends their entries, without advancing: that happens once they are committed.
    Append next(List<SendMessage.Command> sends, long now) {
        List<LogEntry> entries = new ArrayList<>(sends.size());
        long time = Math.max(now, at);
        long first = seq + 1;
        for (SendMessage.Command send : sends) {
            long number = seq + 1 + entries.size();
            entries.add(entry(send, number, ordinal + 1 + entries.size(), time, first));
        }
        return append(entries);
    }

    private LogEntry entry(SendMessage.Command send, long number, long count, long time, long first) {
        Content content = send.content();
        return new LogEntry(
                conversation.id(),
                number,
                lease.epoch(),
                EntryKind.MESSAGE,
                count,
                send.sender(),
                send.device(),
                send.cid(),
                time,
                0,
                first,
                content);
    }

    /// The append of entries that have their seqs, with the heads they cause.
    Append append(List<LogEntry> entries) {
        LogEntry last = entries.getLast();
        long countable = entries.stream()
                .filter(entry -> entry.kind().countable())
                .mapToLong(LogEntry::seq)
                .reduce(lastCountable, Math::max);
        List<InboxHead> heads = members().stream()
                .map(member -> new InboxHead(
                        member,
                        conversation.id(),
                        last.seq(),
                        last.at(),
                        last.ordinal(),
                        countable,
                        lastOrdinalOf(member, entries)))
                .toList();
        return new Append(conversation.id(), lease.epoch(), entries, heads, lease.fence());
    }

    private static long lastOrdinalOf(UserId member, List<LogEntry> entries) {
        for (LogEntry entry : entries.reversed()) {
            if (entry.sender().equals(member)) {
                return entry.ordinal();
            }
        }
        return 0;
    }
}
