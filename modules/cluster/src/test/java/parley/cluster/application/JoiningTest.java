package parley.cluster.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.cluster.Fleet;
import parley.cluster.Instances;
import parley.cluster.Machine;
import parley.cluster.UnsteadyLeaseTable.Call;
import parley.cluster.UnsteadyLeaseTable.Trouble;
import parley.cluster.domain.LeaseTableUnavailableException;
import parley.cluster.domain.Shards;
import parley.cluster.port.in.FindOwner.Result.Elsewhere;
import parley.cluster.port.in.FindOwner.Result.Nobody;
import parley.cluster.port.in.FindOwner.Result.Owned;

final class JoiningTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private final Fleet fleet = new Fleet();

    @Test
    void anInstanceAloneShouldOwnEverythingAtOnce() {
        Machine one = fleet.start(1);

        fleet.pass(Duration.ofMillis(100));

        assertEquals(Shards.COUNT, fleet.owned(one));
        assertEquals(List.of(one.instance), one.cluster.list().list());
        assertEquals(1, assertInstanceOf(Owned.class, fleet.find(one, 0)).epoch());
    }

    @Test
    void nobodyShouldOwnAnythingBeforeJoining() {
        Machine one = new Machine(Instances.ONE, fleet.table, ClusterConfig.of(Fleet.LEASE));
        one.tick();

        assertEquals(new Nobody(), fleet.find(one, 3));
        assertEquals(List.of(), fleet.table.instances());
        assertFalse(one.cluster.read().read().joined());
    }

    @Test
    void joinShouldTellThatTheTableDoesNotAnswerAndSucceedLater() {
        Machine one = new Machine(Instances.ONE, fleet.table, ClusterConfig.of(Fleet.LEASE));
        fleet.machines.add(one);
        one.table.disturb(Trouble.UNANSWERED, Call.JOIN);
        assertThrows(LeaseTableUnavailableException.class, one::join);
        one.table.heal();

        one.join();
        fleet.pass(SECOND);

        assertEquals(Shards.COUNT, fleet.owned(one));
        fleet.pass(Fleet.LEASE.plus(SECOND));
        assertEquals(
                1, fleet.table.instances().stream().filter(row -> row.dead()).count());
        assertEquals(Shards.COUNT, fleet.owned(one));
    }

    @Test
    void instancesShouldDivideTheShardsAndAgreeOnWhoOwnsWhat() {
        Machine one = fleet.start(1);
        fleet.pass(SECOND);
        Machine two = fleet.start(2);
        Machine three = fleet.start(3);

        fleet.pass(Duration.ofSeconds(15));

        assertEquals(0, fleet.vacant());
        assertEquals(Map.of(), fleet.contested());
        int fair = Shards.COUNT / 3;
        for (Machine machine : fleet.machines) {
            assertTrue(Math.abs(fleet.owned(machine) - fair) < fair / 4, () -> "owns " + fleet.owned(machine));
        }
        for (int shard = 0; shard < Shards.COUNT; shard++) {
            for (Machine machine : List.of(one, two, three)) {
                if (fleet.fence(machine, shard).isPresent()) {
                    for (Machine other : fleet.machines) {
                        assertTrue(other == machine
                                || fleet.find(other, shard).equals(new Elsewhere(machine.instance.id())));
                    }
                }
            }
        }
    }

    @Test
    void shardsShouldNotMoveToAnInstanceThatHasOnlyStarted() {
        Machine one = fleet.start(1);
        fleet.pass(SECOND);
        fleet.start(2).stop();

        fleet.pass(Duration.ofSeconds(5));

        assertEquals(Shards.COUNT, fleet.owned(one));
    }

    @Test
    void aGatewayShouldOwnNothingAndKnowWhoDoes() {
        Machine one = fleet.start(1);
        Machine gateway = new Machine(Instances.gateway(2), fleet.table, ClusterConfig.of(Fleet.LEASE));
        fleet.machines.add(gateway);
        gateway.join();

        fleet.pass(Duration.ofSeconds(15));

        assertEquals(Shards.COUNT, fleet.owned(one));
        assertEquals(0, fleet.owned(gateway));
        assertEquals(new Elsewhere(one.instance.id()), fleet.find(gateway, 77));
        assertEquals(
                List.of(one.instance, gateway.instance), gateway.cluster.list().list());
    }

    @Test
    void whatStartsAgainAtOnceShouldTakeOverOnlyAfterTheLeaseOfTheFormerRun() {
        Machine before = fleet.start(1);
        fleet.pass(SECOND);
        before.stop();
        Machine after = fleet.start(2);

        fleet.pass(Duration.ofSeconds(8));
        assertEquals(0, fleet.owned(after));
        fleet.pass(Duration.ofSeconds(5));

        assertEquals(Shards.COUNT, fleet.owned(after));
        assertEquals(2, assertInstanceOf(Owned.class, fleet.find(after, 0)).epoch());
        assertEquals(Shards.COUNT, after.cluster.read().read().takeovers());
    }
}
