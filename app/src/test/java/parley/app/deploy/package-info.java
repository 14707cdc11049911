/// The files that describe how Parley is run by others agree with what Parley is.
@NullMarked
package parley.app.deploy;

import org.jspecify.annotations.NullMarked;
