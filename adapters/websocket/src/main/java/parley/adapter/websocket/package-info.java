/// The WebSocket transport (RFC 6455) of the session engine, as an HTTP/1.1 upgrade of Helidon's web server.
///
/// Frames are parsed and written here and not by Helidon's own WebSocket support, which replaces invalid
/// UTF-8 silently, reads payloads byte by byte, writes one frame per socket write without a lock, and tells
/// nobody about an abrupt end.
///
/// Main path: [parley.adapter.websocket.WebSocketUpgrade] checks a request and answers 101; the connection's
/// own virtual thread reads and hands every text message to its session in order; whenever the session's
/// queue stops being empty, one more virtual thread writes what is queued, many frames in one socket write,
/// and ends.
///
/// Invariants: one writer at a time; a stuck socket holds up nobody but itself; the end of a connection,
/// however abrupt, is told to its session exactly once.
@NullMarked
package parley.adapter.websocket;

import org.jspecify.annotations.NullMarked;
