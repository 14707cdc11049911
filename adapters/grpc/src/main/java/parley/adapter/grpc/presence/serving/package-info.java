/// The other side of [parley.adapter.grpc.presence]: hands to presence what other instances say.
@NullMarked
package parley.adapter.grpc.presence.serving;

import org.jspecify.annotations.NullMarked;
