/// The WebSocket gateway: one connection per device, client frames in, server frames out.
@NullMarked
package parley.adapter.websocket;

import org.jspecify.annotations.NullMarked;
