/// What presence talks about: connections.
@NullMarked
package parley.presence.domain;

import org.jspecify.annotations.NullMarked;
