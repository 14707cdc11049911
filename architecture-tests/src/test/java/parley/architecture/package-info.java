/// Rules about who may depend on whom, checked on the compiled classes of the whole server.
@NullMarked
package parley.architecture;

import org.jspecify.annotations.NullMarked;
