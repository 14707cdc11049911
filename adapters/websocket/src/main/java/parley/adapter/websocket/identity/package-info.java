/// Lets sessions authenticate against identity.
@NullMarked
package parley.adapter.websocket.identity;

import org.jspecify.annotations.NullMarked;
