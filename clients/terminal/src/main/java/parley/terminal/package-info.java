/// Terminal client on top of the Java client SDK.
@NullMarked
package parley.terminal;

import org.jspecify.annotations.NullMarked;
