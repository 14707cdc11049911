/// Reference implementation of identity's stores, for tests: in memory, gone when the process ends. No
/// configuration of a server selects it.
@NullMarked
package parley.identity.inmemory;

import org.jspecify.annotations.NullMarked;
