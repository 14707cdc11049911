/// Who is together with whom: groups, members, roles, invite links, join requests, and who gets and sees what
/// of a group's conversation.
///
/// Main path of a change ([parley.groups.port.in.AddMembers], [parley.groups.port.in.RemoveMember], ...): it
/// is written down as pending, and somebody it removes is out at once; it is recorded as an entry of the
/// conversation through [parley.groups.port.out.ChangeRecorder]; while the entry is the newest of the
/// conversation, [parley.groups.port.in.SettleChange] applies it: memberships begin and end at the entry's
/// seq. A change whose recording has an unknown outcome stays pending and is recorded again: before the next
/// change of the group, and by [parley.groups.port.in.RunUpkeep].
///
/// Invariants: a group has at most one pending change; a user's intervals in a group do not overlap and are
/// kept for ever; a group with members has exactly one owner; what is remembered about a membership may say
/// that somebody is not in yet, never that somebody still is; the token of a link is stored only as a hash.
@NullMarked
package parley.groups;

import org.jspecify.annotations.NullMarked;
