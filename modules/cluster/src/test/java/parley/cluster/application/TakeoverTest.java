package parley.cluster.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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
import parley.cluster.domain.Fence;
import parley.cluster.domain.InstanceRow;
import parley.cluster.domain.Shards;
import parley.cluster.port.in.FindOwner.Result.Owned;

/// What happens to the shards of an instance that dies, is stopped for a while, or only seems to be.
final class TakeoverTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private final Fleet fleet = new Fleet();
    private final Machine one = fleet.start(1);
    private final Machine two = fleet.start(2);
    private final Machine three = fleet.start(3);

    TakeoverTest() {
        fleet.pass(Duration.ofSeconds(20));
    }

    private int shardOf(Machine machine) {
        for (int shard = 0; shard < Shards.COUNT; shard++) {
            if (fleet.fence(machine, shard).isPresent()) {
                return shard;
            }
        }
        throw new AssertionError("owns nothing");
    }

    private InstanceRow row(Machine machine) {
        return fleet.table.instances().stream()
                .filter(row -> row.instance().equals(machine.instance) && !row.dead())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theOthersShouldTakeOverWithinTheLeaseAndASecond() {
        int lost = fleet.owned(one);
        one.stop();
        fleet.machines.remove(one);

        fleet.pass(Duration.ofMillis(11_500));

        assertEquals(0, fleet.vacant());
        assertEquals(Map.of(), fleet.contested());
        assertEquals(
                lost,
                two.cluster.read().read().takeovers()
                        + three.cluster.read().read().takeovers());
        assertEquals(
                1,
                two.cluster.read().read().buried() + three.cluster.read().read().buried());
        assertEquals(List.of(two.instance, three.instance), two.cluster.list().list());
    }

    @Test
    void nobodyShouldTakeOverBeforeTheOwnersLeaseIsOver() {
        int shard = shardOf(one);
        Fence fence = fleet.fence(one, shard).orElseThrow();
        one.stop();
        for (int tick = 0; tick < 150; tick++) {
            fleet.pass(Duration.ofMillis(100));
            assertFalse(fence.holds()
                    && (fleet.fence(two, shard).isPresent()
                            || fleet.fence(three, shard).isPresent()));
        }
        assertFalse(fence.holds());
        assertEquals(0, fleet.vacant());
    }

    @Test
    void aStoppedOwnerThatComesBackShouldKnowThatItOwnsNothing() {
        int shard = shardOf(one);
        Fence fence = fleet.fence(one, shard).orElseThrow();
        assertTrue(fence.enter());
        long epoch = assertInstanceOf(Owned.class, fleet.find(one, shard)).epoch();
        one.stop();
        fleet.pass(Duration.ofSeconds(30));
        one.resume();

        assertFalse(fence.holds());
        fence.leave();
        assertEquals(0, fleet.owned(one));
        fleet.pass(Duration.ofSeconds(20));

        assertFalse(fence.holds());
        assertEquals(0, fleet.vacant());
        assertEquals(Map.of(), fleet.contested());
        assertTrue(assertInstanceOf(Owned.class, fleet.find(one, shard)).epoch() >= epoch + 2);
    }

    @Test
    void aMachineThatWasSuspendedShouldKnowByItsWallClock() {
        int shard = shardOf(one);
        Fence fence = fleet.fence(one, shard).orElseThrow();
        one.stop();
        fleet.pass(Duration.ofSeconds(30));
        one.stepMonotonic(Duration.ofSeconds(-30));

        assertFalse(fence.holds());
    }

    @Test
    void anOwnerThatCannotReachTheTableShouldLoseWhatItOwns() {
        Fence fence = fleet.fence(one, shardOf(one)).orElseThrow();
        one.table.disturb(Trouble.LOST);

        fleet.pass(Duration.ofMillis(9_100));
        assertFalse(fence.holds());
        fleet.pass(Duration.ofSeconds(3));

        assertEquals(0, fleet.owned(one));
        assertEquals(0, fleet.vacant());
        one.table.heal();
        fleet.pass(Duration.ofSeconds(20));
        assertTrue(fleet.owned(one) > 0);
        assertFalse(fence.holds());
        assertEquals(Map.of(), fleet.contested());
    }

    @Test
    void whoBeatsInTheLastMomentShouldNotBeBuried() {
        InstanceRow before = row(one);
        one.stop();
        fleet.pass(Duration.ofSeconds(6));
        fleet.table.renew(before.incarnation(), row(one).beat());
        fleet.pass(Duration.ofSeconds(9));

        assertEquals(before.incarnation(), row(one).incarnation());
    }

    @Test
    void aTakerThatIsSlowToBuryShouldNotBuryWhoBeatMeanwhile() {
        InstanceRow before = row(one);
        one.stop();
        for (Machine other : List.of(two, three)) {
            other.table.onTheWay(call -> {
                if (call == Call.BURY && row(one).beat() == before.beat()) {
                    fleet.table.renew(before.incarnation(), row(one).beat());
                }
            });
        }
        fleet.pass(Duration.ofSeconds(12));

        assertEquals(before.incarnation(), row(one).incarnation());
        assertTrue(two.table.calls(Call.BURY) + three.table.calls(Call.BURY) > 0);
        assertEquals(before.beat() + 1, row(one).beat());
    }

    @Test
    void takesThatWereMadeButNotAnsweredShouldComeToLight() {
        two.table.disturb(Trouble.UNANSWERED, Call.TAKE, Call.BURY);
        three.stop();
        one.stop();
        fleet.pass(Duration.ofSeconds(14));

        assertEquals(Shards.COUNT, fleet.owned(two));
    }

    @Test
    void aTakerShouldNotConcludeAnythingFromWhatItSawBeforeItWasStopped() {
        InstanceRow before = row(one);
        two.stop();
        three.stop();
        fleet.pass(Duration.ofSeconds(60));
        one.stop();
        two.resume();
        fleet.pass(Duration.ofSeconds(8));

        assertEquals(before.incarnation(), row(one).incarnation());
        assertEquals(0, two.cluster.read().read().buried());
    }

    @Test
    void aBeatShouldCountAsSeenOnlyFromAfterTheAnswerCame() {
        InstanceRow before = row(one);
        boolean[] done = new boolean[1];
        two.table.onTheWay(call -> {
            if (call == Call.INSTANCES && !done[0]) {
                done[0] = true;
                fleet.machines.forEach(machine -> machine.pass(Duration.ofSeconds(4)));
                one.tick();
                one.stop();
            }
        });
        fleet.pass(Duration.ofMillis(8_500));

        assertTrue(done[0]);
        assertEquals(before.incarnation(), row(one).incarnation());
        assertEquals(0, two.cluster.read().read().buried());
    }

    @Test
    void whoJoinsAndTakesWhileTheTableIsReadShouldNotBeTakenForDead() {
        Fleet other = new Fleet();
        Machine reader = other.start(7);
        boolean[] done = new boolean[1];
        reader.table.onTheWay(call -> {
            if ((call == Call.SHARDS || call == Call.INSTANCES)
                    && other.table.instances().size() < 3) {
                int number = 50 + other.table.instances().size();
                other.table.join(Instances.incarnation(number), Instances.numbered(number), Fleet.LEASE);
                for (int shard = number; shard < Shards.COUNT; shard += 50) {
                    done[0] |= other.table.take(other.table.shards().get(shard), Instances.incarnation(number));
                }
            }
        });
        other.pass(Duration.ofMillis(100));

        assertTrue(done[0]);
        for (int number = 51; number <= 52; number++) {
            for (int shard = number; shard < Shards.COUNT; shard += 50) {
                assertEquals(
                        Instances.incarnation(number),
                        other.table.shards().get(shard).owner());
            }
        }
    }

    @Test
    void aLongerLeaseOfAnotherInstanceShouldBeRespected() {
        Fleet mixed = new Fleet();
        Machine patient =
                new Machine(Instances.numbered(8), mixed.table, ClusterConfig.of(Fleet.LEASE.multipliedBy(3)));
        mixed.machines.add(patient);
        patient.join();
        mixed.pass(SECOND);
        Fence fence = mixed.fence(patient, 0).orElseThrow();
        Machine other = mixed.start(9);
        mixed.pass(SECOND);
        patient.stop();

        mixed.pass(Duration.ofSeconds(20));

        assertTrue(fence.holds());
        assertEquals(0, mixed.owned(other));
    }

    @Test
    void rollingRestartsShouldNeverLeaveAShardWithTwoOwnersOrNone() {
        for (int number = 4; number <= 6; number++) {
            Machine leaving = fleet.machines.getFirst();
            fleet.start(number);
            fleet.pass(Duration.ofSeconds(8));
            leaving.cluster.handOver().handOver();
            assertEquals(0, fleet.owned(leaving));
            fleet.pass(Duration.ofMillis(1_500));
            assertEquals(0, fleet.vacant());
            assertEquals(Map.of(), fleet.contested());
            assertTrue(fleet.machines.getLast().cluster.list().list().stream()
                    .anyMatch(instance -> instance.id().equals(leaving.instance.id())));
            leaving.cluster.leave().leave();
            fleet.machines.remove(leaving);
            fleet.pass(SECOND);
            assertEquals(0, fleet.vacant());
        }
        assertEquals(3, fleet.machines.getFirst().cluster.list().list().size());
        assertEquals(
                0,
                fleet.machines.stream()
                        .mapToLong(machine -> machine.cluster.read().read().buried())
                        .sum());
    }

    @Test
    void whoCrashesWhileItHandsOverShouldLoseNothingForEver() {
        one.table.disturb(Trouble.LOST, Call.RELEASE, Call.LEAVE, Call.JOIN);
        one.cluster.handOver().handOver();
        one.stop();

        fleet.pass(Duration.ofSeconds(12));

        assertEquals(0, fleet.vacant());
        assertEquals(0, fleet.owned(one));
    }

    @Test
    void theDeadShouldBeForgottenAfterAWhile() {
        one.stop();
        fleet.pass(Duration.ofMinutes(9));
        assertEquals(3, fleet.table.instances().size());
        fleet.pass(Duration.ofMinutes(2));

        assertEquals(2, fleet.table.instances().size());
        one.resume();
        fleet.pass(Duration.ofSeconds(20));
        assertEquals(3, fleet.table.instances().size());
        assertEquals(0, fleet.vacant());
        assertEquals(Map.of(), fleet.contested());
    }
}
