/// Stores relational data through Helidon DbClient, with one set of statements for SQLite and PostgreSQL.
@NullMarked
package parley.adapter.dbclient;

import org.jspecify.annotations.NullMarked;
