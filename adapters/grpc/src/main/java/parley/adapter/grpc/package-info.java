/// Streams between instances: one per pair, numbered, batched and bounded, with both sides authenticated.
/// Knows no context.
@NullMarked
package parley.adapter.grpc;

import org.jspecify.annotations.NullMarked;
