/// The deployable's entry point.
@NullMarked
package parley.app;

import org.jspecify.annotations.NullMarked;
