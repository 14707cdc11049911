package parley.groups.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.groups.FakeLog;
import parley.groups.domain.Change;
import parley.groups.domain.Interval;
import parley.groups.domain.Role;
import parley.kernel.UserId;

/// What a group must be like after the changes in its log: the reference to compare with.
final class Replay {
    private final Map<UserId, Role> roles = new HashMap<>();
    private final Map<UserId, List<Interval>> intervals = new HashMap<>();

    private Replay() {}

    /// @throws AssertionError if a change was not possible when it was made
    static Replay of(List<FakeLog.Entry> changes) {
        Replay replay = new Replay();
        changes.forEach(replay::apply);
        return replay;
    }

    Map<UserId, Role> roles() {
        return Map.copyOf(roles);
    }

    List<Interval> intervals(UserId user) {
        return intervals.getOrDefault(user, List.of());
    }

    private void apply(FakeLog.Entry entry) {
        UserId actor = entry.change().actor();
        switch (entry.change().change()) {
            case Change.Created created -> {
                created.members().forEach(user -> join(user, entry.seq()));
                roles.put(actor, Role.OWNER);
            }
            case Change.MembersAdded added -> {
                assertTrue(roles.get(actor) != null && roles.get(actor).leads());
                added.users().forEach(user -> join(user, entry.seq()));
            }
            case Change.MembersRemoved removed -> {
                assertTrue(roles.get(actor) != null && roles.get(actor).leads());
                removed.users().forEach(user -> leave(user, entry.seq()));
            }
            case Change.Left ignored -> {
                assertTrue(roles.get(actor) != Role.OWNER || roles.size() == 1);
                leave(actor, entry.seq());
            }
            case Change.JoinedByLink ignored -> join(actor, entry.seq());
            case Change.JoinedByRequest ignored -> join(actor, entry.seq());
            case Change.RoleChanged(UserId user, Role role) -> {
                assertTrue(roles.containsKey(user));
                roles.put(user, role);
            }
            case Change.OwnerChanged(UserId user) -> {
                assertEquals(Role.OWNER, roles.put(actor, Role.ADMIN));
                assertTrue(roles.containsKey(user));
                roles.put(user, Role.OWNER);
            }
            default -> {}
        }
        long owners = roles.values().stream().filter(Role.OWNER::equals).count();
        assertEquals(roles.isEmpty() ? 0 : 1, owners);
    }

    private void join(UserId user, long seq) {
        assertEquals(null, roles.put(user, Role.MEMBER));
        intervals.computeIfAbsent(user, key -> new ArrayList<>()).add(new Interval(seq, Interval.OPEN));
    }

    private void leave(UserId user, long seq) {
        assertTrue(roles.remove(user) != null);
        List<Interval> of = intervals.getOrDefault(user, new ArrayList<>());
        of.set(of.size() - 1, new Interval(of.getLast().from(), seq));
    }
}
