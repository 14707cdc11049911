/// What presence does for others: registering and dropping connections, look-ups, watching users, showing who
/// is typing.
@NullMarked
package parley.presence.port.in;

import org.jspecify.annotations.NullMarked;
