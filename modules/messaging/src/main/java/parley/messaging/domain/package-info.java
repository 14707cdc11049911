/// What messaging talks about: log entries, inbox rows, marks. Immutable values without I/O.
@NullMarked
package parley.messaging.domain;

import org.jspecify.annotations.NullMarked;
