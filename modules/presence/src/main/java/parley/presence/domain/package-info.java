/// What presence talks about: connections, and what is seen of users.
@NullMarked
package parley.presence.domain;

import org.jspecify.annotations.NullMarked;
