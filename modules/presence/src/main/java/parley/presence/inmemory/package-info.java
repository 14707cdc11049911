/// Presence of a single instance, kept in memory: what the embedded profile runs on, and the reference for other
/// implementations.
@NullMarked
package parley.presence.inmemory;

import org.jspecify.annotations.NullMarked;
