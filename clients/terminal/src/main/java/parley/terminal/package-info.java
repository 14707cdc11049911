/// Terminal client on top of the Java client SDK.
///
/// [Main] reads the options and logs in; [Chat] turns typed lines and the connection's events into what a
/// [Screen] shows. On a terminal that can move its cursor, [AnsiScreen] keeps the line being typed below
/// everything that comes in and rewrites ticks in place; anywhere else [PlainScreen] prints lines only.
@NullMarked
package parley.terminal;

import org.jspecify.annotations.NullMarked;
