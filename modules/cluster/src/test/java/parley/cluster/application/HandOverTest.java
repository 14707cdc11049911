package parley.cluster.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import parley.cluster.Fleet;
import parley.cluster.Instances;
import parley.cluster.Machine;
import parley.cluster.UnsteadyLeaseTable.Call;
import parley.cluster.UnsteadyLeaseTable.Trouble;
import parley.cluster.domain.Fence;
import parley.cluster.domain.Instance;
import parley.cluster.domain.Rendezvous;
import parley.cluster.domain.Role;
import parley.cluster.domain.Shards;
import parley.cluster.port.in.ClusterListener;
import parley.cluster.port.in.FindOwner.Result.Nobody;
import parley.cluster.port.in.FollowCluster;

/// How shards move while everybody lives, and who is told of what.
final class HandOverTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private final Fleet fleet = new Fleet();
    private final Machine one = fleet.start(1);
    private final Notes notes = new Notes();

    HandOverTest() {
        one.cluster.follow().follow(new FollowCluster.Command(notes));
        fleet.pass(SECOND);
    }

    private static final class Notes implements ClusterListener {
        private final List<String> instances = new ArrayList<>();
        private final Set<Integer> owned = new TreeSet<>();

        @Override
        public void appeared(Instance instance) {
            instances.add("+" + instance.id().value().getLeastSignificantBits());
        }

        @Override
        public void went(Instance instance) {
            instances.add("-" + instance.id().value().getLeastSignificantBits());
        }

        @Override
        public void gained(Set<Integer> shards) {
            owned.addAll(shards);
        }

        @Override
        public void lost(Set<Integer> shards) {
            owned.removeAll(shards);
        }
    }

    private int target(Machine machine) {
        Rendezvous placement = new Rendezvous(
                fleet.machines.stream().map(each -> each.instance.id()).toList());
        for (int shard = 0; shard < Shards.COUNT; shard++) {
            if (placement.owner(shard).orElseThrow().equals(machine.instance.id())) {
                return shard;
            }
        }
        throw new AssertionError("no shard for " + machine.instance);
    }

    @Test
    void aListenerShouldKnowWhatIsOwnedAndWhoLives() {
        assertEquals(Shards.COUNT, notes.owned.size());
        Machine two = fleet.start(2);
        fleet.pass(Duration.ofSeconds(15));
        assertEquals(fleet.owned(one), notes.owned.size());
        notes.owned.forEach(shard -> assertTrue(fleet.fence(one, shard).isPresent()));
        two.stop();
        fleet.pass(Duration.ofSeconds(15));
        two.resume();
        fleet.pass(Duration.ofSeconds(5));

        assertEquals(List.of("+2", "-2", "+2"), notes.instances);
    }

    @Test
    void aListenerThatComesLateShouldBeToldWhoLives() {
        fleet.start(2);
        fleet.pass(SECOND);
        Notes late = new Notes();
        one.cluster.follow().follow(new FollowCluster.Command(late));

        assertEquals(List.of("+2"), late.instances);
    }

    @Test
    void aListenerShouldHearOfEverythingThatIsLostWithTheIncarnation() {
        fleet.table.leave(fleet.table.instances().getFirst().incarnation());
        one.table.disturb(Trouble.LOST, Call.TAKE, Call.JOIN);
        fleet.pass(Duration.ofSeconds(5));

        assertEquals(Set.of(), notes.owned);
    }

    @Test
    void aWriteUnderWayShouldEndBeforeTheShardMoves() {
        Machine two = fleet.start(2);
        int shard = target(two);
        Fence fence = fleet.fence(one, shard).orElseThrow();
        assertTrue(fence.enter());
        Duration waited = Duration.ZERO;
        while (fleet.fence(one, shard).isPresent()) {
            fleet.pass(Duration.ofMillis(100));
            waited = waited.plusMillis(100);
            assertTrue(waited.compareTo(Duration.ofSeconds(20)) < 0, "never closed");
        }
        assertEquals(new Nobody(), fleet.find(one, shard));
        assertFalse(fence.enter());
        assertTrue(fence.holds());
        assertTrue(fleet.table.shards().get(shard).owned());
        fence.leave();
        fleet.pass(SECOND);

        assertFalse(fence.holds());
        assertTrue(fleet.fence(two, shard).isPresent());
    }

    @Test
    void aWriteThatTakesTooLongShouldNotCount() {
        Machine two = fleet.start(2);
        int shard = target(two);
        Fence fence = fleet.fence(one, shard).orElseThrow();
        assertTrue(fence.enter());

        fleet.pass(Duration.ofSeconds(15));

        assertFalse(fence.holds());
        assertTrue(fleet.fence(two, shard).isPresent());
        fence.leave();
    }

    @Test
    void onlySomeShardsShouldMoveAtATime() {
        Machine two = fleet.start(2);
        two.stop();
        fleet.pass(Duration.ofSeconds(5));
        two.resume();
        int most = 0;
        for (int tick = 0; tick < 100; tick++) {
            int before = one.table.calls(Call.RELEASE);
            fleet.pass(Duration.ofMillis(100));
            most = Math.max(most, one.table.calls(Call.RELEASE) - before);
        }

        assertEquals(ClusterConfig.defaults().moves().shards(), most);
        assertEquals(0, fleet.vacant());
        assertEquals(fleet.owned(two), one.table.calls(Call.RELEASE));
    }

    @Test
    void aReleaseThatCameToNothingShouldBeRepeated() {
        Machine two = fleet.start(2);
        one.table.disturb(Trouble.LOST, Call.RELEASE);
        fleet.pass(Duration.ofSeconds(10));
        assertEquals(0, fleet.owned(two));
        one.table.heal();

        fleet.pass(Duration.ofSeconds(10));

        assertEquals(0, fleet.vacant());
        assertTrue(fleet.owned(two) > 0);
    }

    @Test
    void aReleaseThatWasMadeButNotAnsweredShouldBeUnderstood() {
        Machine two = fleet.start(2);
        one.table.disturb(Trouble.UNANSWERED, Call.RELEASE);

        fleet.pass(Duration.ofSeconds(15));

        assertEquals(0, fleet.vacant());
        assertTrue(fleet.owned(two) > 0);
    }

    @Test
    void whoHandsOverShouldStayAnInstanceThatOwnsNothing() {
        fleet.start(2);
        fleet.pass(Duration.ofSeconds(15));
        one.cluster.handOver().handOver();
        one.cluster.handOver().handOver();
        fleet.pass(Duration.ofSeconds(30));

        assertEquals(0, fleet.owned(one));
        assertEquals(0, fleet.vacant());
        Instance seen = fleet.machines.getLast().cluster.list().list().getFirst();
        assertEquals(one.instance.id(), seen.id());
        assertFalse(seen.ownsShards());
        assertTrue(seen.roles().contains(Role.LEAVING));
        assertTrue(one.cluster.read().read().leased());
        assertEquals(List.of("+2"), notes.instances);
    }

    @Test
    void whoLeavesShouldNotMakeTheOthersWait() {
        Machine two = fleet.start(2);
        fleet.pass(Duration.ofSeconds(15));
        one.cluster.leave().leave();
        one.cluster.leave().leave();

        fleet.pass(Duration.ofMillis(1_100));

        assertEquals(Shards.COUNT, fleet.owned(two));
        assertEquals(List.of(two.instance), two.cluster.list().list());
        fleet.pass(Duration.ofSeconds(30));
        assertEquals(0, fleet.owned(one));
        assertFalse(one.cluster.read().read().joined());
    }

    @Test
    void whoLeavesWithoutTheTableShouldOwnNothingAllTheSame() {
        one.table.disturb(Trouble.LOST);
        one.cluster.leave().leave();

        assertEquals(0, fleet.owned(one));
    }

    @Test
    void aShardThatSomebodyElseGotShouldNotBeWrittenTo() {
        Fence fence = fleet.fence(one, 8).orElseThrow();
        fleet.table.take(fleet.table.shards().get(8), Instances.incarnation(99));

        fleet.pass(SECOND);

        assertFalse(fence.holds());
        assertTrue(fleet.table.shards().get(8).epoch() >= 3);
    }
}
