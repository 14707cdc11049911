/// Reference implementations of messaging's stores, for tests and for servers that need not remember.
@NullMarked
package parley.messaging.inmemory;

import org.jspecify.annotations.NullMarked;
