/// Owns the connection registry, the liveness of devices, who is online and who is typing.
///
/// Main path: a gateway registers a connection ([parley.presence.port.in.RegisterConnection]) and gets a
/// pulse, which it beats with every client frame; the connection that the device had before is told that it
/// was replaced; when no beat came for the deadline, the connection is told that it expired; a connection
/// that ends is dropped; deliverers look up who is live. A session that watches users is told of each change in
/// the next flush ([parley.presence.port.in.RunUpkeep]), as it is then and if it may see it then.
///
/// Invariants: a device has at most one live connection, the newest; dropping a connection never removes a
/// newer one; being live is only a hint for others, nothing durable depends on it; nothing here is ever stored; the
/// last thing that a watching session was told of a user is right, but for changes of the last moments; every table is
/// bounded.
@NullMarked
package parley.presence;

import org.jspecify.annotations.NullMarked;
