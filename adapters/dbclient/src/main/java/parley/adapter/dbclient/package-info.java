/// Relational data through Helidon DbClient: connections, transactions, migrations. Sees no context.
///
/// One set of statements serves SQLite and PostgreSQL: what differs is in the
/// [parley.adapter.dbclient.DatabaseConfig], nowhere else. PostgreSQL is tested, but not selectable by
/// configuration yet: a server keeps its accounts in SQLite.
@NullMarked
package parley.adapter.dbclient;

import org.jspecify.annotations.NullMarked;
