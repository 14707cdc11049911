package parley.client.live;

import java.time.Duration;
import parley.client.model.DeviceId;
import parley.client.model.UserId;

/// Where a live connection stands.
public sealed interface ConnectionState {
    record Connecting() implements ConnectionState {}

    /// The server has welcomed the device; what it missed follows.
    ///
    /// Comes again when another transport takes over.
    ///
    /// @param unread the user's unread messages over all conversations
    /// @param transport what carries the frames
    record Connected(UserId user, DeviceId device, long unread, TransportKind transport) implements ConnectionState {}

    /// The connection was lost or could not be opened; the next attempt comes by itself.
    record Waiting(Duration delay, String cause) implements ConnectionState {}

    /// Another connection of the same device took over. No attempt comes by itself.
    record Replaced() implements ConnectionState {}

    /// The device's login is no longer valid. No attempt comes before the next log-in and start.
    record LoginRequired(String cause) implements ConnectionState {}

    /// Stopped by the application.
    record Stopped() implements ConnectionState {}
}
