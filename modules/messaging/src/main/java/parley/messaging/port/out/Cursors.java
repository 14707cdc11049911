package parley.messaging.port.out;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.messaging.domain.CursorMark;

/// How far every device has stored every conversation.
///
/// All methods block and throw [LogUnavailableException] when the store cannot answer.
public interface Cursors {
    /// The device's cursor; empty if it never had one there.
    OptionalLong find(UserId user, DeviceId device, ConversationId conversation);

    /// All cursors of a device.
    Map<ConversationId, Long> all(UserId user, DeviceId device);

    /// Raises cursors, each to the maximum of old and new; durable on return. Idempotent.
    void advance(List<CursorMark> marks);

    /// Forgets a device that was revoked. Idempotent.
    void forget(UserId user, DeviceId device);
}
