package parley.messaging.port.out;

import java.util.List;
import java.util.Optional;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.LogEntry;

/// The durable log of every conversation, its dedup rows and the inbox heads that an append causes.
///
/// All methods block. The caller guarantees one writer and at most one append in flight per conversation;
/// appends of different conversations run concurrently, and an implementation may commit them together.
///
/// Every method throws [LogUnavailableException] when the store cannot answer; for [#append] the outcome is
/// then unknown and the caller repeats the very same append, or gives up ownership.
public interface MessageLog {
    /// Appends entries, remembers their cids, records the jobs, then advances the heads.
    ///
    /// When this returns [AppendResult.Committed] all of it survives a crash. Log and dedup rows are durable
    /// before, or atomically with, the heads, so that a head at n implies that n is committed; where they are
    /// not atomic, `fence` is asked in between and a refusal ends in [LogUnavailableException]. Idempotent:
    /// the same append again changes nothing. Heads and read ordinals keep the maximum. A row at a seq that
    /// exists already is overwritten: the caller does so only with identical rows, or, under a higher epoch, with
    /// rows beyond the valid tail.
    ///
    /// @throws LogRefusedException if definitely nothing of it was or will be stored
    AppendResult append(Append append);

    /// The last `limit` rows of a conversation, ascending by seq; empty if it has none.
    List<LogEntry> tail(ConversationId conversation, int limit);

    /// Rows with `from <= seq <= to`, ascending, at most `limit`, erased ones included. Rows that do not
    /// exist are left out.
    List<LogEntry> read(ConversationId conversation, long from, long to, int limit);

    /// Where this sender's cid was stored, in whatever conversation; empty if it never was. Found for ever,
    /// also after erasure.
    Optional<CidLocation> find(UserId sender, Cid cid);

    /// Removes the content of an entry; its skeleton and dedup row stay. Idempotent; an unknown entry is left
    /// alone.
    void erase(ConversationId conversation, long seq);

    /// Names this log's history. Another value than before means that it was restored from a backup and
    /// clients re-synchronise.
    String generation();
}
