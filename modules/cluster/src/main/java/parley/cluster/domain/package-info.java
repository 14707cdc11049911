/// What the cluster talks about: instances, their incarnations and beats, shards and who owns them.
@NullMarked
package parley.cluster.domain;

import org.jspecify.annotations.NullMarked;
