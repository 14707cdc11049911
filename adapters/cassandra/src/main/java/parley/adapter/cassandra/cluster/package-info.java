/// The table of instances and leases in Cassandra: conditional changes of one row each.
@NullMarked
package parley.adapter.cassandra.cluster;

import org.jspecify.annotations.NullMarked;
