package parley.groups.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static parley.groups.application.Fixture.users;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import parley.groups.FakeLog.Fault;
import parley.groups.Samples;
import parley.groups.application.Fixture.Advance;
import parley.groups.domain.FanOut;
import parley.groups.port.in.ExpandFanOut;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

final class ExpandFanOutTest {
    private final Fixture fixture = new Fixture(Fixture.configOf(1_024, 2, 20, 10));

    private ExpandFanOut.Result expand(FanOut... jobs) {
        return fixture.groups.expandFanOut().expand(new ExpandFanOut.Command(List.of(jobs)));
    }

    private static FanOut job(ConversationId group, long first, long last) {
        return new FanOut(group, 1, first, last, 5, last, last);
    }

    /// Which users get which jobs, chunks put together.
    private Map<Long, Set<UserId>> reached() {
        Map<Long, Set<UserId>> reached = new TreeMap<>();
        for (Advance advance : fixture.advances) {
            advance.jobs()
                    .forEach(last -> reached.computeIfAbsent(last, seq -> new HashSet<>())
                            .addAll(advance.users()));
        }
        return reached;
    }

    @Test
    void jobsShouldReachTheMembersOfTheirTime() {
        ConversationId group = fixture.create("ann", "bob", "cid"); // 1
        fixture.log.say(group); // 2
        fixture.remove(group, "ann", "cid"); // 3
        fixture.log.say(group); // 4
        fixture.add(group, "ann", "dan"); // 5
        fixture.log.say(group); // 6

        assertEquals(
                new ExpandFanOut.Result.Expanded(),
                expand(
                        job(group, 6, 6),
                        job(group, 2, 2),
                        job(group, 3, 3),
                        job(group, 4, 4),
                        job(group, 5, 5),
                        job(group, 1, 1)));

        Set<UserId> first = Set.copyOf(users("ann", "bob", "cid"));
        Set<UserId> second = Set.copyOf(users("ann", "bob"));
        Set<UserId> third = Set.copyOf(users("ann", "bob", "dan"));
        assertEquals(Map.of(1L, first, 2L, first, 3L, first, 4L, second, 5L, third, 6L, third), reached());
    }

    @Test
    void jobsBetweenChangesShouldGoTogetherInChunks() {
        ConversationId group = fixture.create("ann", "bob", "cid"); // 1
        fixture.log.say(group);
        fixture.log.say(group);
        fixture.remove(group, "ann", "cid"); // 4
        fixture.log.say(group);
        ConversationId other = fixture.create("eve");
        fixture.log.say(other);

        expand(job(group, 2, 2), job(other, 2, 2), job(group, 3, 4), job(group, 5, 5));

        assertEquals(
                List.of(List.of(2L, 4L), List.of(2L, 4L), List.of(5L), List.of(2L)),
                fixture.advances.stream().map(Advance::jobs).toList());
        assertEquals(
                List.of(2, 1, 2, 1),
                fixture.advances.stream().map(advance -> advance.users().size()).toList());
    }

    @Test
    void expandShouldBeUnavailableWhenInboxesAre() {
        ConversationId group = fixture.create("ann", "bob");
        fixture.inboxesAnswer = false;

        assertEquals(new ExpandFanOut.Result.Unavailable(), expand(job(group, 1, 1)));
    }

    @Test
    void aGroupThatFailsShouldNotKeepOthersFromBeingDone() {
        ConversationId stuck = fixture.create("ann", "bob");
        ConversationId group = fixture.create("ann", "cid");
        fixture.stuckInboxes.add(stuck);

        assertEquals(new ExpandFanOut.Result.Partly(Set.of(stuck)), expand(job(stuck, 1, 1), job(group, 1, 1)));
        assertEquals(
                List.of(users("ann", "cid")),
                fixture.advances.stream().map(Advance::users).toList());
    }

    @Test
    void aGroupWithAnOpenChangeShouldNotKeepOthersFromBeingDone() {
        ConversationId open = fixture.create("ann", "bob");
        fixture.log.say(open);
        ConversationId group = fixture.create("ann", "cid");
        fixture.log.failWith(Fault.UNKNOWN_BEFORE_SETTLING);
        fixture.remove(open, "ann", "bob");

        assertEquals(new ExpandFanOut.Result.Partly(Set.of(open)), expand(job(open, 2, 2), job(group, 1, 1)));
        fixture.log.failWith(Fault.NONE);
        assertEquals(new ExpandFanOut.Result.Expanded(), expand(job(open, 2, 2)));
    }

    @Test
    void expandShouldNotWaitForAChangeThatIsUnderWay() {
        ConversationId group = fixture.create("ann", "bob");
        fixture.log.say(group);
        List<ExpandFanOut.Result> meanwhile = new CopyOnWriteArrayList<>();
        fixture.log.settleWith(command -> {
            meanwhile.add(expand(job(group, 2, 2)));
            fixture.groups.settleChange().settle(command);
        });

        assertTimeout(Duration.ofSeconds(5), () -> fixture.remove(group, "ann", "bob"));

        assertEquals(List.of(new ExpandFanOut.Result.Unavailable()), meanwhile);
        assertEquals(new ExpandFanOut.Result.Expanded(), expand(job(group, 2, 2)));
    }

    @Test
    void jobsShouldWaitWhileItIsOpenHowFarALeaverSees() {
        ConversationId group = fixture.create("ann", "bob"); // 1
        fixture.log.say(group); // 2
        fixture.log.failWith(Fault.UNKNOWN_BEFORE_SETTLING);
        fixture.remove(group, "ann", "bob"); // 3
        fixture.log.say(group); // 4

        assertEquals(new ExpandFanOut.Result.Unavailable(), expand(job(group, 2, 2), job(group, 4, 4)));
        assertEquals(List.of(), fixture.advances);
        fixture.log.failWith(Fault.NONE);
        assertEquals(new ExpandFanOut.Result.Expanded(), expand(job(group, 2, 2), job(group, 4, 4)));

        assertEquals(Map.of(2L, Set.copyOf(users("ann", "bob")), 4L, Set.copyOf(users("ann"))), reached());
    }

    @Test
    void jobsOfUnknownGroupsShouldReachNobody() {
        assertEquals(new ExpandFanOut.Result.Expanded(), expand(job(Samples.group("none"), 1, 1)));
        assertEquals(new ExpandFanOut.Result.Expanded(), expand());
        assertEquals(List.of(), fixture.advances);
    }
}
