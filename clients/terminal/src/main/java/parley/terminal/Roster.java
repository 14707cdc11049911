package parley.terminal;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import parley.client.model.ConversationId;
import parley.client.model.GroupMember;
import parley.client.model.GroupRole;
import parley.client.model.JoinRequest;
import parley.client.model.Page;
import parley.client.model.UserId;

/// Who is in a group, and who asks to be. Guarded by [Chat].
final class Roster {
    private static final int PAGE = 200;
    private static final int MAX_PAGES = 50;

    private final GroupServer server;

    Roster(GroupServer server) {
        this.server = server;
    }

    /// Somebody's role; empty for who is not in the group.
    Optional<GroupRole> role(ConversationId group, UserId user) {
        return found(
                        cursor -> server.members(group, cursor, PAGE),
                        member -> member.user().equals(user))
                .map(GroupMember::role);
    }

    boolean asks(ConversationId group, UserId user) {
        Optional<JoinRequest> request = found(
                cursor -> server.requests(group, cursor, PAGE),
                candidate -> candidate.user().equals(user));
        return request.isPresent();
    }

    private static <T> Optional<T> found(Function<String, Page<T>> pages, Predicate<T> wanted) {
        Page<T> page = pages.apply("");
        for (int count = 1; ; count++) {
            Optional<T> here = page.items().stream().filter(wanted).findFirst();
            if (here.isPresent() || page.last() || count == MAX_PAGES) {
                return here;
            }
            page = pages.apply(page.next());
        }
    }
}
