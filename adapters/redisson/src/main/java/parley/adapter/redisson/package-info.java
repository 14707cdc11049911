/// Connections to Redis, standalone, by Sentinel or as a cluster. Knows no context.
@NullMarked
package parley.adapter.redisson;

import org.jspecify.annotations.NullMarked;
