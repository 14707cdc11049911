/// The composition root: builds the contexts on their adapters, wires them to each other, starts and stops them.
///
/// [ChatServer#start] reads from top to bottom in the order of building; what is built is registered with
/// [Running], which closes in reverse. There is one `…Wiring` per context, and it names the adapters that the
/// context gets: messages are in RocksDB, accounts in SQLite, and no key selects anything else.
@NullMarked
package parley.app.server;

import org.jspecify.annotations.NullMarked;
