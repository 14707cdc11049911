/// Relational data through Helidon DbClient: connections, transactions, migrations. Sees no context.
///
/// One set of statements serves SQLite and PostgreSQL: what differs is in the
/// [parley.adapter.dbclient.DatabaseConfig], nowhere else.
@NullMarked
package parley.adapter.dbclient;

import org.jspecify.annotations.NullMarked;
