package parley.cluster.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.cluster.Fleet;
import parley.cluster.Machine;
import parley.cluster.UnsteadyLeaseTable.Call;
import parley.cluster.UnsteadyLeaseTable.Trouble;
import parley.cluster.domain.ClusterReading;
import parley.cluster.domain.Fence;
import parley.cluster.domain.InstanceRow;
import parley.cluster.domain.Shards;
import parley.cluster.port.in.FindOwner.Result.Nobody;
import parley.cluster.port.in.FindOwner.Result.Owned;

/// When a lease holds, and when no more.
final class LeaseTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration VALID = ClusterConfig.of(Fleet.LEASE).valid();
    private final Fleet fleet = new Fleet();
    private final Machine one = fleet.start(1);

    LeaseTest() {
        fleet.pass(SECOND);
    }

    private Fence fence() {
        return fleet.fence(one, 5).orElseThrow();
    }

    private InstanceRow row() {
        return fleet.table.instances().getFirst();
    }

    @Test
    void aLeaseShouldBeRenewedThreeTimesWithinItself() {
        fleet.pass(Duration.ofSeconds(60));

        assertTrue(row().beat() >= 17 && row().beat() <= 20, () -> "beat " + row().beat());
        assertEquals(row().beat(), one.cluster.read().read().renewals());
        assertEquals(Shards.COUNT, fleet.owned(one));
    }

    @Test
    void aLeaseShouldEndAMarginEarly() {
        assertEquals(Duration.ofSeconds(9), VALID);
    }

    @Test
    void aLeaseShouldEndByTheMonotonicClockAlsoIfTheWallClockIsALittleBehind() {
        Fence fence = fence();
        Duration left = VALID.minus(one.cluster.read().read().sinceRenewal());
        one.stepMonotonic(left);
        one.stepWall(left.minusMillis(500));

        assertFalse(fence.holds());
    }

    @Test
    void aLeaseShouldEndByTheMonotonicClock() {
        Fence fence = fence();
        one.stepMonotonic(VALID);

        assertFalse(fence.holds());
        assertFalse(fence.enter());
        assertEquals(new Nobody(), fleet.find(one, 5));
    }

    @Test
    void aLeaseShouldEndByTheWallClock() {
        Fence fence = fence();
        one.stepWall(VALID);

        assertFalse(fence.holds());
        assertFalse(fence.enter());
        assertEquals(new Nobody(), fleet.find(one, 5));
    }

    @Test
    void aLeaseShouldEndWhenTheWallClockIsSetBack() {
        Fence fence = fence();
        one.stepWall(Duration.ofHours(-1));

        assertFalse(fence.holds());
    }

    @Test
    void aLeaseShouldHoldAgainOnceRenewedAfterAStepOfTheClock() {
        Fence fence = fence();
        for (Duration step : new Duration[] {Duration.ofHours(1), Duration.ofHours(-2)}) {
            one.stepWall(step);
            assertEquals(0, fleet.owned(one));
            fleet.pass(SECOND);
            assertEquals(Shards.COUNT, fleet.owned(one));
        }
        assertFalse(fence.holds());
        assertEquals(3, assertInstanceOf(Owned.class, fleet.find(one, 5)).epoch());
    }

    @Test
    void aFenceThatDidNotHoldShouldNeverHoldAgain() {
        Fence fence = fence();
        one.stepWall(VALID);
        assertFalse(fence.holds());
        one.stepWall(VALID.negated());

        assertFalse(fence.holds());
        assertFalse(fence.enter());
    }

    @Test
    void aLeaseThatWasOverUnnoticedShouldNotBeLengthened() {
        Fence fence = fence();
        one.pass(VALID);
        one.tick();

        assertFalse(fence.holds());
        assertEquals(2, assertInstanceOf(Owned.class, fleet.find(one, 5)).epoch());
    }

    @Test
    void aSmallCorrectionOfTheWallClockShouldEndNothing() {
        Fence fence = fence();
        one.stepWall(Duration.ofMillis(-500));
        assertTrue(fence.holds());
        one.stepWall(Duration.ofSeconds(1));
        assertTrue(fence.holds());
    }

    @Test
    void theLeaseShouldCountFromBeforeTheRenewalWasSent() {
        fleet.pass(Fleet.LEASE.multipliedBy(3));
        one.table.onTheWay(call -> one.pass(call == Call.RENEW ? Duration.ofSeconds(2) : Duration.ZERO));
        one.table.onTheWayBack(call -> one.pass(call == Call.RENEW ? Duration.ofSeconds(2) : Duration.ZERO));
        long before = one.cluster.read().read().renewals();
        one.pass(Duration.ofSeconds(4));
        one.tick();
        one.table.onTheWay(call -> {});
        one.table.onTheWayBack(call -> {});
        assertEquals(before + 1, one.cluster.read().read().renewals());

        Fence fence = fence();
        Duration spent = one.cluster.read().read().sinceRenewal();
        assertTrue(spent.compareTo(Duration.ofSeconds(4)) >= 0, () -> "since " + spent);
        one.pass(VALID.minus(spent).minusMillis(1));
        assertTrue(fence.holds());
        one.pass(Duration.ofMillis(1));
        assertFalse(fence.holds());
    }

    @Test
    void anAnswerThatComesTooLateShouldGiveNoLease() {
        one.table.onTheWayBack(call -> one.pass(call == Call.RENEW ? VALID : Duration.ZERO));
        one.pass(Duration.ofSeconds(4));
        one.tick();

        assertEquals(new Nobody(), fleet.find(one, 5));
    }

    @Test
    void anUnknownOutcomeShouldNotCountAsARenewal() {
        Fence fence = fence();
        one.table.disturb(Trouble.UNANSWERED, Call.RENEW);
        fleet.pass(Duration.ofSeconds(9));

        assertFalse(fence.holds());
        ClusterReading reading = one.cluster.read().read();
        assertTrue(reading.renewalsFailed() > 3);
        assertTrue(reading.joined());
        assertFalse(reading.leased());
    }

    @Test
    void aRenewalThatWasMadeButNotAnsweredShouldNotCostTheIncarnation() {
        Fence fence = fence();
        InstanceRow before = row();
        one.table.disturb(Trouble.UNANSWERED, Call.RENEW);
        fleet.pass(Duration.ofSeconds(4));
        assertEquals(before.beat() + 1, row().beat());
        one.table.heal();

        fleet.pass(Duration.ofSeconds(20));

        assertTrue(fence.holds());
        assertEquals(before.incarnation(), row().incarnation());
        assertEquals(1, assertInstanceOf(Owned.class, fleet.find(one, 5)).epoch());
    }

    @Test
    void theBeatThatIsReadAfterARefusalShouldGiveNoLeaseByItself() {
        one.table.disturb(Trouble.UNANSWERED, Call.RENEW);
        fleet.pass(Duration.ofSeconds(4));
        one.table.heal();
        Fence fence = fence();
        Call[] last = new Call[1];
        one.table.onTheWayBack(call -> {
            if (call == Call.INSTANCES && last[0] == Call.RENEW) {
                one.table.disturb(Trouble.LOST, Call.RENEW);
            }
            last[0] = call;
        });

        fleet.pass(Duration.ofSeconds(6));

        assertFalse(fence.holds());
    }

    @Test
    void aTableThatIsAwayForLongShouldCostTheEpochsButNotTheShards() {
        Fence fence = fence();
        one.table.disturb(Trouble.LOST);
        fleet.pass(Duration.ofMinutes(5));
        assertEquals(new Nobody(), fleet.find(one, 5));
        one.table.heal();

        fleet.pass(SECOND);

        assertFalse(fence.holds());
        assertEquals(2, assertInstanceOf(Owned.class, fleet.find(one, 5)).epoch());
        assertEquals(Shards.COUNT, fleet.owned(one));
        assertEquals(1, fleet.table.instances().size());
    }

    @Test
    void aTableThatIsAwayForAllShouldNotMakeThemBuryEachOther() {
        Machine two = fleet.start(2);
        fleet.pass(Duration.ofSeconds(15));
        fleet.machines.forEach(machine -> machine.table.disturb(Trouble.LOST));
        fleet.pass(Duration.ofMinutes(1));
        assertEquals(0, fleet.owned(one) + fleet.owned(two));
        fleet.machines.forEach(machine -> machine.table.heal());

        fleet.pass(Duration.ofSeconds(2));

        assertEquals(0, fleet.vacant());
        assertEquals(2, fleet.table.instances().size());
        assertEquals(
                0,
                one.cluster.read().read().buried() + two.cluster.read().read().buried());
    }

    @Test
    void whoWasGivenUpShouldDropEverythingAndComeBackAsSomebodyElse() {
        Fence fence = fence();
        InstanceRow before = row();
        fleet.table.bury(before.incarnation(), before.beat());
        assertTrue(fence.holds());

        fleet.pass(Duration.ofSeconds(4));

        assertFalse(fence.holds());
        assertEquals(2, fleet.table.instances().size());
        assertEquals(Shards.COUNT, fleet.owned(one));
        assertEquals(2, assertInstanceOf(Owned.class, fleet.find(one, 5)).epoch());
        assertFalse(fence.holds());
        assertEquals(Map.of(), fleet.contested());
    }
}
