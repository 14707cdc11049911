/// What the servers behind a server count of its work: writes of Cassandra, commands of Redis.
@NullMarked
package parley.bench.backend;

import org.jspecify.annotations.NullMarked;
