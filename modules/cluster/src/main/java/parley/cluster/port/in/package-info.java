/// What the cluster does for others: who owns a conversation, which instances there are, joining and leaving.
@NullMarked
package parley.cluster.port.in;

import org.jspecify.annotations.NullMarked;
