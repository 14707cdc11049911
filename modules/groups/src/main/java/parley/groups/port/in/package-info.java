/// What groups does for others: groups, members, roles, links, requests, and answers about membership.
///
/// Every method blocks and is safe for concurrent use. Those that ask for something throw
/// [parley.groups.domain.GroupsUnavailableException] when the store does not answer; those that change
/// something answer `Unavailable` instead, which also means that an earlier change of the group is stuck.
/// Repeating a change after that never does it twice. Texts that are absent are empty. Times are milliseconds
/// since the epoch.
@NullMarked
package parley.groups.port.in;

import org.jspecify.annotations.NullMarked;
