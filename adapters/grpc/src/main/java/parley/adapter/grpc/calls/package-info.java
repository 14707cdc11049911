/// Calls to contexts that run in another process: a name, bytes there and bytes back, within a deadline; and how the
/// records of in-ports become bytes. Knows no context.
@NullMarked
package parley.adapter.grpc.calls;

import org.jspecify.annotations.NullMarked;
