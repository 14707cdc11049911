@NullMarked
package parley.adapter.grpc;

import org.jspecify.annotations.NullMarked;
