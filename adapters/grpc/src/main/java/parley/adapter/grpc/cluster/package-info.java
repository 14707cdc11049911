/// Which instances the transport talks to.
@NullMarked
package parley.adapter.grpc.cluster;

import org.jspecify.annotations.NullMarked;
