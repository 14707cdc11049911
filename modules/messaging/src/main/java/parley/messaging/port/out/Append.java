package parley.messaging.port.out;

import java.util.List;
import parley.kernel.ConversationId;
import parley.messaging.domain.FanOutJob;
import parley.messaging.domain.InboxHead;
import parley.messaging.domain.LogEntry;

/// One append to one conversation.
///
/// @param epoch lease epoch under which it is written; the logical timestamp of everything entry n causes is
/// `epoch * 2^40 + n`
/// @param entries 1 to 256 rows with consecutive seqs, at most 1 MiB of content
/// @param heads the heads of all members after the last entry; if fan-out is queued, only those that cannot wait
/// @param jobs one if fan-out is queued, else none; stored atomically with the entries where the store can, and
///     listed by [FanOutOutbox] from then on
/// @param fence asked before heads are written where that is not atomic with the log
public record Append(
        ConversationId conversation,
        long epoch,
        List<LogEntry> entries,
        List<InboxHead> heads,
        List<FanOutJob> jobs,
        Fence fence) {
    public Append {
        entries = List.copyOf(entries);
        heads = List.copyOf(heads);
        jobs = List.copyOf(jobs);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("entries: none (expected: at least 1)");
        }
    }

    /// An append that leaves nothing to be done.
    public Append(ConversationId conversation, long epoch, List<LogEntry> entries, List<InboxHead> heads, Fence fence) {
        this(conversation, epoch, entries, heads, List.of(), fence);
    }

    /// Seq of the last entry.
    public long last() {
        return entries.getLast().seq();
    }
}
