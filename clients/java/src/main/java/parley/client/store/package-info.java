/// Owns what has to survive a restart of the application: the login, how far each conversation was received,
/// unsent messages.
///
/// Every store comes in memory and as files; an application with a database of its own implements the
/// interfaces on it.
@NullMarked
package parley.client.store;

import org.jspecify.annotations.NullMarked;
