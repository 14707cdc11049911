package parley.messaging.application;

import java.util.ArrayList;
import java.util.List;
import parley.kernel.UserId;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.EntryKind;
import parley.messaging.domain.FanOutJob;
import parley.messaging.domain.InboxHead;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.in.RecordChange;
import parley.messaging.port.in.SendMessage;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.Ownership;

/// What the owner of a conversation knows of it: where its log ends and which cids came last. Confined to the
/// thread that appends.
final class OpenConversation {
    private final Conversation conversation;
    private final Ownership.Lease lease;
    private final RecentCids recent;
    private boolean created;
    private long seq;
    private long at;
    private long ordinal;
    private long lastCountable;

    /// @param created whether the conversation is recorded in the store
    OpenConversation(Conversation conversation, boolean created, Ownership.Lease lease, MessagingConfig config) {
        this.conversation = conversation;
        this.created = created;
        this.lease = lease;
        this.recent = new RecentCids(config);
    }

    Conversation conversation() {
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

    long epoch() {
        return lease.epoch();
    }

    Ownership.Lease lease() {
        return lease;
    }

    /// Where the log ends.
    long seq() {
        return seq;
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
    Append next(List<SendMessage.Command> sends, Audience audience, long now) {
        List<LogEntry> entries = new ArrayList<>(sends.size());
        long time = Math.max(now, at);
        long first = seq + 1;
        for (SendMessage.Command send : sends) {
            long number = first + entries.size();
            entries.add(new LogEntry(
                    conversation.id(),
                    number,
                    lease.epoch(),
                    EntryKind.MESSAGE,
                    ordinal + 1 + entries.size(),
                    send.sender(),
                    send.device(),
                    send.cid(),
                    time,
                    0,
                    first,
                    send.content()));
        }
        return append(entries, audience, List.of());
    }

    /// The entry of a change, without advancing.
    LogEntry entry(RecordChange.Command change, long now) {
        return new LogEntry(
                conversation.id(),
                seq + 1,
                lease.epoch(),
                EntryKind.SYSTEM,
                ordinal,
                change.actor(),
                change.device(),
                change.change(),
                Math.max(now, at),
                0,
                seq + 1,
                change.content());
    }

    /// The append of entries that have their seqs, with the heads they cause, and the job if the rest is
    /// queued.
    ///
    /// @param joining whose membership begins: nothing up to here counts as unread for them
    Append append(List<LogEntry> entries, Audience audience, List<UserId> joining) {
        LogEntry last = entries.getLast();
        long countable = entries.stream()
                .filter(entry -> entry.kind().countable())
                .mapToLong(LogEntry::seq)
                .reduce(lastCountable, Math::max);
        List<InboxHead> heads = audience.reachedAtOnce(entries).stream()
                .map(member -> head(
                        member,
                        last,
                        countable,
                        joining.contains(member) ? last.ordinal() : lastOrdinalOf(member, entries)))
                .toList();
        List<FanOutJob> jobs = audience.queued() ? List.of(job(entries, countable)) : List.of();
        return new Append(conversation.id(), lease.epoch(), entries, heads, jobs, lease.fence());
    }

    private FanOutJob job(List<LogEntry> entries, long countable) {
        LogEntry last = entries.getLast();
        return new FanOutJob(
                conversation.id(),
                lease.epoch(),
                entries.getFirst().seq(),
                last.seq(),
                last.at(),
                last.ordinal(),
                countable);
    }

    /// Heads at the end of the log.
    ///
    /// @param readOrdinal counts as read for these members
    List<InboxHead> headsAtEnd(List<UserId> members, long readOrdinal) {
        return members.stream()
                .map(member -> new InboxHead(member, conversation.id(), seq, at, ordinal, lastCountable, readOrdinal))
                .toList();
    }

    /// Heads at an earlier entry.
    List<InboxHead> headsAt(LogEntry entry, List<UserId> members, long countable) {
        return members.stream().map(member -> head(member, entry, countable, 0)).toList();
    }

    private static InboxHead head(UserId member, LogEntry entry, long countable, long readOrdinal) {
        return new InboxHead(
                member, entry.conversation(), entry.seq(), entry.at(), entry.ordinal(), countable, readOrdinal);
    }

    private static long lastOrdinalOf(UserId member, List<LogEntry> entries) {
        for (LogEntry entry : entries.reversed()) {
            if (entry.kind().countable() && entry.sender().equals(member)) {
                return entry.ordinal();
            }
        }
        return 0;
    }
}
