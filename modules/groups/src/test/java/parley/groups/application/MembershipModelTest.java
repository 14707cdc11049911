package parley.groups.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.groups.FakeLog;
import parley.groups.FakeLog.Fault;
import parley.groups.Samples;
import parley.groups.domain.Edit;
import parley.groups.domain.FanOut;
import parley.groups.domain.LinkToken;
import parley.groups.domain.Membership;
import parley.groups.domain.PendingChange;
import parley.groups.domain.Permitted;
import parley.groups.domain.Role;
import parley.groups.port.in.ExpandFanOut;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// Random operations of several people, with faults and restarts at random: after each one, what groups says about
/// members, intervals and fan-out is what its log says.
final class MembershipModelTest {
    private static final List<String> PEOPLE = List.of("a", "b", "c", "d", "e", "f");
    private static final List<Fault> FAULTS = List.of(
            Fault.UNKNOWN_BEFORE_STORING,
            Fault.UNKNOWN_BEFORE_SETTLING,
            Fault.UNKNOWN_AFTER_SETTLING,
            Fault.CRASH_BEFORE_STORING,
            Fault.CRASH_BEFORE_SETTLING,
            Fault.CRASH_AFTER_SETTLING,
            Fault.REFUSED);
    private static final List<Role> ROLES = List.of(Role.OWNER, Role.ADMIN, Role.MEMBER);
    private static final List<Permitted> PERMITTED = List.of(Permitted.MEMBERS, Permitted.ADMINS);
    private static final int STEPS = 400;

    private Fixture fixture = new Fixture();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void groupsShouldSayWhatTheLogSays(long seed) {
        Random random = new Random(seed);
        ConversationId group = fixture.create("a", "b", "c");
        LinkToken token = fixture.link(group, "a", 10_000).token();
        for (int step = 0; step < STEPS; step++) {
            fixture.log.failWith(random.nextInt(4) == 0 ? FAULTS.get(random.nextInt(FAULTS.size())) : Fault.NONE);
            try {
                operate(group, token, random);
            } catch (FakeLog.Crash crash) {
                fixture = fixture.restarted();
            }
            compare(group, random);
        }
        fixture.log.failWith(Fault.NONE);
        fixture.groups.runUpkeep().run();
        assertEquals(List.of(), fixture.stores.changes().list(ConversationId.NIL, 1));
        compare(group, random);
    }

    private void operate(ConversationId group, LinkToken token, Random random) {
        String actor = PEOPLE.get(random.nextInt(PEOPLE.size()));
        String other = PEOPLE.get(random.nextInt(PEOPLE.size()));
        switch (random.nextInt(12)) {
            case 0 -> fixture.remove(group, actor, other);
            case 1 -> leaveUnlessAlone(group, actor);
            case 2 -> fixture.changeRole(group, actor, other, ROLES.get(random.nextInt(ROLES.size())));
            case 3 -> fixture.join(actor, token);
            case 4 -> fixture.change(group, actor, fixture.version(group), new Edit.Name("n" + random.nextInt(9)));
            case 5 ->
                fixture.change(group, actor, fixture.version(group), new Edit.Post(PERMITTED.get(random.nextInt(2))));
            case 6 -> fixture.groups.runUpkeep().run();
            case 7 -> fixture = fixture.restarted();
            case 8, 9 -> fixture.add(group, actor, other);
            default -> fixture.log.say(group);
        }
    }

    /// The last one would end the group and with it the test.
    private void leaveUnlessAlone(ConversationId group, String actor) {
        if (fixture.present(group).size() > 1) {
            fixture.leave(group, actor);
        }
    }

    private void compare(ConversationId group, Random random) {
        List<PendingChange> pending = fixture.stores.changes().list(ConversationId.NIL, 2);
        List<Cid> unsettled = pending.stream().map(PendingChange::id).toList();
        List<UserId> leaving =
                pending.stream().flatMap(change -> change.leaving().stream()).toList();
        Replay replay = Replay.of(fixture.log.changes(group).stream()
                .filter(entry -> !unsettled.contains(entry.change().id()))
                .toList());
        Map<UserId, Role> roles = new HashMap<>(replay.roles());
        leaving.forEach(roles::remove);
        Membership membership = fixture.groups.findMembership().find(group).orElseThrow();

        assertEquals(roles.keySet(), Set.copyOf(membership.users()));
        Permitted post =
                fixture.stores.groups().find(group).orElseThrow().settings().post();
        assertEquals(
                roles.keySet().stream()
                        .filter(user -> post.allows(roles.get(user)))
                        .collect(Collectors.toSet()),
                membership.posters());
        for (String name : PEOPLE) {
            assertEquals(replay.intervals(Samples.user(name)), fixture.intervals(group, name));
            assertEquals(
                    roles.containsKey(Samples.user(name)),
                    fixture.standing(group, name).isMember());
        }
        long last = fixture.log.say(group);
        compareFanOut(group, 1 + random.nextLong(last), leaving.isEmpty() && unsettled.isEmpty(), replay);
    }

    private void compareFanOut(ConversationId group, long seq, boolean isSettled, Replay replay) {
        fixture.advances.clear();
        ExpandFanOut.Command command = new ExpandFanOut.Command(List.of(new FanOut(group, 1, seq, seq, 1, seq, seq)));
        if (isSettled) {
            assertEquals(
                    new ExpandFanOut.Result.Expanded(),
                    fixture.groups.expandFanOut().expand(command));
            assertEquals(
                    PEOPLE.stream()
                            .map(Samples::user)
                            .filter(user ->
                                    replay.intervals(user).stream().anyMatch(interval -> interval.contains(seq)))
                            .collect(Collectors.toSet()),
                    fixture.advances.stream()
                            .flatMap(advance -> advance.users().stream())
                            .collect(Collectors.toSet()));
        }
    }
}
