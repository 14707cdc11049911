/// Connections to Cassandra: one session, its prepared statements and its schema. Knows no context.
@NullMarked
package parley.adapter.cassandra;

import org.jspecify.annotations.NullMarked;
