/// Reference implementation of identity's stores: in memory, gone when the process ends. For tests, and where
/// durability is not wanted.
@NullMarked
package parley.identity.inmemory;

import org.jspecify.annotations.NullMarked;
