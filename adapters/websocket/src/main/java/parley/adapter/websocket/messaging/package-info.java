/// Carries frames about conversations to messaging, and what messaging delivers back into frames.
@NullMarked
package parley.adapter.websocket.messaging;

import org.jspecify.annotations.NullMarked;
