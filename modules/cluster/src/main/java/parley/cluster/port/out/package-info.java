/// What the cluster needs: a table that all instances share, changed only under conditions.
@NullMarked
package parley.cluster.port.out;

import org.jspecify.annotations.NullMarked;
