/// Presence's other instances: what they are told about connections that they hold.
@NullMarked
package parley.adapter.grpc.presence;

import org.jspecify.annotations.NullMarked;
