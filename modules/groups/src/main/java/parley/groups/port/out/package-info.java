/// What groups need of others: stores, the conversation's log, the members' inboxes, who knows whom, and
/// tokens.
///
/// All methods block and are safe for concurrent use. Methods of stores throw
/// [parley.groups.domain.GroupsUnavailableException] when the store does not answer; for changes the outcome
/// is then unknown. Changes are atomic and durable on return. Times are milliseconds since the epoch.
@NullMarked
package parley.groups.port.out;

import org.jspecify.annotations.NullMarked;
