/// The frames of the client protocol (`docs/protocol.md`): decoding those of clients, encoding those of the server.
///
/// Knows no transport and no context. Client frames are parsed once, strictly; server frames are written straight to
/// UTF-8.
@NullMarked
package parley.adapter.websocket.frame;

import org.jspecify.annotations.NullMarked;
