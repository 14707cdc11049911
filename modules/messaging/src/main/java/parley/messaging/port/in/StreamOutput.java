package parley.messaging.port.in;

import java.util.List;
import parley.kernel.ConversationId;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.Watermark;

/// Where a stream's frames go: the outbound queue of one connection.
///
/// Called by messaging, in the order in which the device has to see the frames, never concurrently for the
/// frames of one conversation. No method blocks or throws: a queue that overflows closes its connection by
/// itself, and what was in it is read again from the log later.
public interface StreamOutput {
    void message(Push push);

    /// The device will never get the entries `from` to `to`, inclusive.
    void skip(ConversationId conversation, long from, long to);

    /// The device pages the entries `from` to `to`, inclusive, by itself and then confirms `to`.
    void behind(ConversationId conversation, long from, long to);

    /// Everything up to the heads at connect has been handed over.
    void synced();

    /// Another member's watermarks moved.
    void receipt(Watermark watermark, long at);

    /// Other members' watermarks in a group moved.
    ///
    /// @param watermarks at least one, all of this conversation
    void receipts(ConversationId conversation, List<Watermark> watermarks, long at);

    /// The user has changed the settings of a conversation, on another device.
    void settings(ConversationId conversation, ConversationSettings settings);

    /// Another device of the same user has read up to `seq`.
    void read(ConversationId conversation, long seq);

    /// The device has not confirmed anything for too long while its window is full: close with 4413.
    void tooSlow();
}
