/// The other side of [parley.adapter.grpc.messaging]: hands to messaging what other instances have for it.
@NullMarked
package parley.adapter.grpc.messaging.serving;

import org.jspecify.annotations.NullMarked;
