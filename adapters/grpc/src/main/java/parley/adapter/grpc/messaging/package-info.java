/// Messaging's other instances: errands for the owners of conversations, and what devices elsewhere are told.
@NullMarked
package parley.adapter.grpc.messaging;

import org.jspecify.annotations.NullMarked;
