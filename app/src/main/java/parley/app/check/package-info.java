/// What must hold before a server can start here. The server itself and `doctor` ask the same checks.
@NullMarked
package parley.app.check;

import org.jspecify.annotations.NullMarked;
