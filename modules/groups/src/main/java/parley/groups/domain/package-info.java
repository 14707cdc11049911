/// What groups talks about: groups, members, intervals, changes, links, requests. Immutable values without
/// I/O.
@NullMarked
package parley.groups.domain;

import org.jspecify.annotations.NullMarked;
