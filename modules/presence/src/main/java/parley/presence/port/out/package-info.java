/// What presence needs: a registry of connections, and what others know of users and conversations.
@NullMarked
package parley.presence.port.out;

import org.jspecify.annotations.NullMarked;
