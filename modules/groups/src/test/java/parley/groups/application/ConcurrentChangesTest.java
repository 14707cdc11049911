package parley.groups.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.groups.Race;
import parley.groups.Samples;
import parley.groups.domain.GroupState;
import parley.groups.domain.Interval;
import parley.groups.domain.Member;
import parley.groups.domain.Role;
import parley.groups.port.in.AreFellowMembers;
import parley.kernel.ConversationId;

/// Changes of one group made at the same moment, on one instance and on two.
@Timeout(60)
final class ConcurrentChangesTest {
    private static final List<String> PEOPLE = List.of("a", "b", "c", "d", "e", "f", "g", "h");

    @RepeatedTest(5)
    void changesOfOneInstanceShouldEachHaveTheirPlace() {
        Fixture fixture = new Fixture();
        race(fixture, List.of(fixture));
    }

    @RepeatedTest(5)
    void changesOfTwoInstancesShouldEachHaveTheirPlace() {
        GroupsConfig config = Fixture.configOf(100, 10, 20, 20);
        Fixture first = new Fixture(config);
        Fixture owner = new Fixture(config, first.stores, first.log);
        race(owner, List.of(first, owner));
    }

    @Test
    void whoIsOutShouldNeverBeTakenForAMember() {
        Fixture fixture = new Fixture();
        ConversationId group = fixture.create("a", "b");
        AtomicLong phase = new AtomicLong(); // odd while b is out for certain
        AtomicLong looks = new AtomicLong();
        AtomicBoolean isOver = new AtomicBoolean();

        List<Long> checks = Race.of(3, runner -> {
            long checked = 0;
            if (runner == 0) {
                for (int turn = 0; turn < 300; turn++) {
                    fixture.remove(group, "a", "b");
                    phase.incrementAndGet();
                    long seen = looks.get();
                    for (int spin = 0; spin < 1_000_000 && looks.get() < seen + 3; spin++) {
                        Thread.onSpinWait();
                    }
                    phase.incrementAndGet();
                    fixture.add(group, "a", "b");
                }
                isOver.set(true);
            }
            while (!isOver.get()) {
                long before = phase.get();
                boolean isTakenForMember = fixture.present(group).contains(Samples.user("b"));
                boolean isTakenForFellow = fixture.groups
                        .areFellowMembers()
                        .check(new AreFellowMembers.Query(Samples.user("b"), Samples.user("a")));
                boolean seesAhead = fixture.intervals(group, "b").getLast().until() == Interval.OPEN;
                looks.incrementAndGet();
                if (before % 2 == 1 && before == phase.get()) {
                    checked++;
                    assertEquals(List.of(false, false, false), List.of(isTakenForMember, isTakenForFellow, seesAhead));
                }
            }
            return checked;
        });

        assertTrue(checks.get(1) + checks.get(2) > 0, "nobody looked");
    }

    private static void race(Fixture owner, List<Fixture> instances) {
        ConversationId group = owner.create("a", "b", "c", "d");
        owner.changeRole(group, "a", "b", Role.ADMIN);

        Race.of(8, number -> {
            Random random = new Random(number);
            Fixture instance = instances.get(number % instances.size());
            for (int turn = 0; turn < 40; turn++) {
                change(instance, group, random);
                owner.log.say(group);
            }
            return true;
        });

        owner.groups.runUpkeep().run();
        assertEquals(List.of(), owner.stores.changes().list(ConversationId.NIL, 1));
        Replay replay = Replay.of(owner.log.changes(group));
        GroupState state = owner.stores.groups().state(group).orElseThrow();
        assertEquals(replay.roles(), state.members().stream().collect(Collectors.toMap(Member::user, Member::role)));
        for (String name : PEOPLE) {
            assertEquals(
                    replay.intervals(Samples.user(name)),
                    owner.stores.memberships().intervals(group, Samples.user(name)));
        }
        assertEquals(owner.log.changes(group).size(), state.group().version());
        assertEquals(replay.roles().keySet(), owner.present(group));
        // A group that everybody happens to leave early has few changes, but not fewer than it takes to leave it.
        assertTrue(owner.log.changes(group).size() > 5, "the changes got in each other's way");
    }

    private static void change(Fixture instance, ConversationId group, Random random) {
        String actor = PEOPLE.get(random.nextInt(PEOPLE.size()));
        String other = PEOPLE.get(random.nextInt(PEOPLE.size()));
        switch (random.nextInt(9)) {
            case 0 -> instance.remove(group, actor, other);
            case 1 -> instance.leave(group, actor);
            case 2 -> instance.changeRole(group, actor, other, Role.ADMIN);
            case 3 -> instance.changeRole(group, actor, other, Role.OWNER);
            default -> instance.add(group, actor, other);
        }
    }
}
