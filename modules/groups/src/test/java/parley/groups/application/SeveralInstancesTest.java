package parley.groups.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.groups.Samples.user;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.groups.FakeLog;
import parley.groups.domain.FanOut;
import parley.groups.domain.Interval;
import parley.groups.inmemory.InMemoryStores;
import parley.groups.port.in.ExpandFanOut;
import parley.groups.port.out.GroupStores;
import parley.kernel.ConversationId;

/// Instances on the same stores, of which one writes to the conversations: what the other remembers must not lag.
final class SeveralInstancesTest {
    private static final Duration GOOD_FOR = Duration.ofSeconds(1);

    private final GroupStores stores = InMemoryStores.create();
    private final FakeLog log = new FakeLog();
    private final Fixture other = new Fixture(Fixture.shared(), stores, log);
    private final Fixture owner = new Fixture(Fixture.shared(), stores, log);

    @Test
    void aMemberWhoComesBackShouldSeeNothingOfTheTimeBetweenAtAnyInstance() {
        ConversationId group = owner.create("a", "b");
        other.intervals(group, "b");
        owner.remove(group, "a", "b");
        List<Interval> away = other.intervals(group, "b");
        owner.add(group, "a", "b");

        List<Interval> back = other.intervals(group, "b");

        assertEquals(1, away.size());
        assertTrue(away.getFirst().until() < Interval.OPEN, away::toString);
        assertEquals(owner.intervals(group, "b"), back);
        assertEquals(2, back.size());
    }

    @Test
    void queuedEntriesShouldReachWhoJoinedAtAnotherInstance() {
        ConversationId group = owner.create("a", "b", "c");
        expand(group, 1);
        owner.add(group, "a", "d");

        expand(group, owner.intervals(group, "d").getFirst().from());

        assertTrue(other.advances.getLast().users().contains(user("d")), other.advances::toString);
    }

    @Test
    void aMemberWhoWasRemovedElsewhereShouldBeKnownAsSuchWithinASecond() {
        ConversationId group = owner.create("a", "b");
        other.present(group);
        owner.remove(group, "a", "b");
        other.clock.advance(GOOD_FOR);

        assertEquals(Set.of(user("a")), other.present(group));
    }

    @Test
    void whatDidNotChangeShouldBeKept() {
        ConversationId group = owner.create("a", "b");
        other.clock.advance(GOOD_FOR);

        assertEquals(Set.of(user("a"), user("b")), other.present(group));
        assertEquals(other.intervals(group, "a"), other.intervals(group, "a"));
    }

    private void expand(ConversationId group, long seq) {
        assertInstanceOf(
                ExpandFanOut.Result.Expanded.class,
                other.groups
                        .expandFanOut()
                        .expand(new ExpandFanOut.Command(List.of(new FanOut(group, 1, seq, seq, seq, seq, seq)))));
    }
}
