/// Owns the connection registry and the liveness of devices.
///
/// Main path: a gateway registers a connection ([parley.presence.port.in.RegisterConnection]) and gets a
/// pulse, which it beats with every client frame; the connection that the device had before is told that it
/// was replaced; when no beat came for the deadline, the connection is told that it expired; a connection
/// that ends is dropped; deliverers look up who is live.
///
/// Invariants: a device has at most one live connection, the newest; dropping a connection never removes a
/// newer one; being live is only a hint for others, nothing durable depends on it.
@NullMarked
package parley.presence;

import org.jspecify.annotations.NullMarked;
