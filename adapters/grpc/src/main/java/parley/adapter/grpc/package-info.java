/// Streams between instances: one per ordered pair, dialled by whoever sends, numbered, batched and bounded,
/// with both sides authenticated. Knows no context: what travels are envelopes of a kind and bytes.
///
/// Envelopes to one instance arrive in the order of the calls of [Transport#send], or not at all. Whatever is
/// lost, and only that, is noticed on both sides: see [PeerListener].
@NullMarked
package parley.adapter.grpc;

import org.jspecify.annotations.NullMarked;
