/// What protoc makes of the `.proto` files. Nothing here is written by hand, so nothing here is checked for style
/// or nulls: everything around it is.
@NullMarked
package parley.adapter.grpc.wire;

import org.jspecify.annotations.NullMarked;
