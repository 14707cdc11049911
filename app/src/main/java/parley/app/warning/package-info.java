/// What operators are warned of, with codes that stay.
@NullMarked
package parley.app.warning;

import org.jspecify.annotations.NullMarked;
