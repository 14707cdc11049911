/// Enters sessions into the connection registry of presence.
@NullMarked
package parley.adapter.websocket.presence;

import org.jspecify.annotations.NullMarked;
