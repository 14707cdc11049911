/// Reference implementations of messaging's stores: what the context's tests run on, and what every contract
/// is shown to hold for. A server keeps messages in none of them; only
/// [parley.messaging.inmemory.InMemoryOwnership] and [parley.messaging.inmemory.InMemoryPeers] are part of
/// one, as a single instance owns every conversation.
@NullMarked
package parley.messaging.inmemory;

import org.jspecify.annotations.NullMarked;
