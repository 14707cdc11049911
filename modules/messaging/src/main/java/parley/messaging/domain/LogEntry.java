package parley.messaging.domain;

import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// One row of a conversation's log. Everything but `content` is the skeleton, which stays for ever.
///
/// @param seq position in the conversation, gapless from 1
/// @param epoch lease epoch of the owner that appended it, at least 1, non-decreasing along the log
/// @param ordinal number of countable entries up to and including this one
/// @param at server time in milliseconds since the epoch, non-decreasing along the log
/// @param refersTo seq of an earlier entry that this one is about; 0 if none
/// @param appendFirst seq of the first entry of the append that carried this one
public record LogEntry(
        ConversationId conversation,
        long seq,
        long epoch,
        EntryKind kind,
        long ordinal,
        UserId sender,
        DeviceId device,
        Cid cid,
        long at,
        long refersTo,
        long appendFirst,
        Content content) {
    public LogEntry {
        if (seq < 1 || appendFirst < 1 || appendFirst > seq) {
            throw new IllegalArgumentException(
                    "seq: " + seq + ", appendFirst: " + appendFirst + " (expected: 1 <= appendFirst <= seq)");
        }
        if (ordinal < 0 || ordinal > seq) {
            throw new IllegalArgumentException("ordinal: " + ordinal + " (expected: 0.." + seq + ")");
        }
    }

    /// The same skeleton without its content.
    public LogEntry erase() {
        return new LogEntry(
                conversation,
                seq,
                epoch,
                kind,
                ordinal,
                sender,
                device,
                cid,
                at,
                refersTo,
                appendFirst,
                Content.ERASED);
    }
}
