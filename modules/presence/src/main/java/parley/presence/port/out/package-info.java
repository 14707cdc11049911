/// What presence needs: a registry of connections.
@NullMarked
package parley.presence.port.out;

import org.jspecify.annotations.NullMarked;
