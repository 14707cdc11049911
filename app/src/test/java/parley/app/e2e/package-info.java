/// The whole server through real sockets, as clients see it.
@NullMarked
package parley.app.e2e;

import org.jspecify.annotations.NullMarked;
