/// Enters sessions into the connection registry of presence, and lets them watch users and show who is typing.
@NullMarked
package parley.adapter.websocket.presence;

import org.jspecify.annotations.NullMarked;
