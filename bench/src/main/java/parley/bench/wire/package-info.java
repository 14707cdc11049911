/// What goes over the wire, read and written on byte arrays: WebSocket framing (RFC 6455, the client's side),
/// the frames that a client sends, a scan of the frames that a server sends, and message ids that say when
/// and on which way a message was sent.
///
/// Nothing here allocates per message.
@NullMarked
package parley.bench.wire;

import org.jspecify.annotations.NullMarked;
