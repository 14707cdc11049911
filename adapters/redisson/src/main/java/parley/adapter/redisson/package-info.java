/// Connections to Redis, standalone, by Sentinel or as a cluster, and what instances tell each other through
/// it. Knows no context.
///
/// Keys, all of them lost without harm: ``` PREFIX{rSHARD}:marker       when the shard began, milliseconds
/// since 1970: another value, or none, means loss PREFIX{rSHARD}:u:USER       the user's devices and when the
/// user was last seen PREFIX{rSHARD}:of:INSTANCE  users of whom the instance has registered a connection
/// PREFIX{r0}:instances        instance -> when it last said that it lives PREFIX{pCHANNEL}
/// channels (sharded publish and subscribe) of changes of presence PREFIX{e}:events            channel of
/// events ``` There is one shard, but for a Redis Cluster, whose nodes share 64 of them.
@NullMarked
package parley.adapter.redisson;

import org.jspecify.annotations.NullMarked;
