/// The commands that an operator gives.
@NullMarked
package parley.app.command;

import org.jspecify.annotations.NullMarked;
