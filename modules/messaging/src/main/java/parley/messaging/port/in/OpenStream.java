package parley.messaging.port.in;

import parley.kernel.DeviceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;

/// Starts delivering to a device: its backlog first, then everything as it comes.
///
/// The session must be in the connection registry before, so that an entry is either in the heads read here
/// or pushed. A stream that the same device had before ends silently; closing its connection is up to whoever
/// replaced it in the registry.
@FunctionalInterface
public interface OpenStream {
    /// Returns once heads and cursors are read; the backlog follows on another thread after [StartDelivery].
    Result open(Command command);

    record Command(UserId user, DeviceId device, SessionId session, StreamOutput output) {}

    sealed interface Result {
        /// @param generation names the log's history
        /// @param unread the user's unread messages over all conversations
        record Opened(String generation, long unread) implements Result {}

        /// The store cannot answer now.
        record Unavailable() implements Result {}
    }
}
