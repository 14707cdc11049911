/// Reference implementation of the stores of groups, for tests: in memory, gone when the process ends. No
/// configuration of a server selects it.
@NullMarked
package parley.groups.inmemory;

import org.jspecify.annotations.NullMarked;
