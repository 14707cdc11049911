/// Messaging in another process: what its in-ports take and give, beyond records.
@NullMarked
package parley.adapter.grpc.messaging.calls;

import org.jspecify.annotations.NullMarked;
