package parley.cluster.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.cluster.Fleet;
import parley.cluster.Machine;
import parley.cluster.UnsteadyLeaseTable.Call;
import parley.cluster.UnsteadyLeaseTable.Trouble;
import parley.cluster.domain.Fence;
import parley.cluster.domain.Shards;
import parley.cluster.port.in.FindOwner.Result.Owned;

/// The code under everything that [LeaseModel] has, in random order: what belongs to others happens in the middle of
/// an instance's calls to the table.
final class StormTest {
    private static final int TICKS = 1_500;
    private static final int SAMPLE = 37;
    private static final Duration TICK = Duration.ofMillis(100);
    private final Fleet fleet = new Fleet();
    private final Map<Integer, List<Fence>> fences = new HashMap<>();
    private final Map<Integer, Long> epochs = new HashMap<>();
    private final Set<Machine> busy = new HashSet<>();
    private final Map<Machine, Integer> stopped = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noShardShouldEverHaveTwoOwnersWhateverHappens(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int number = 1; number <= 3; number++) {
            Machine machine = fleet.start(number);
            machine.table.onTheWay(call -> interleave(random));
            machine.table.onTheWayBack(call -> interleave(random));
        }
        for (int tick = 0; tick < TICKS; tick++) {
            step(random, TICK);
            fleet.machines.forEach(machine -> disturb(machine, random));
            fleet.machines.forEach(this::tick);
            check("seed " + seed + ", tick " + tick);
        }
        assertTrue(epochs.values().stream().anyMatch(epoch -> epoch > 5), "too calm to prove anything");
        calm();
        fleet.pass(Duration.ofSeconds(60));

        assertEquals(0, fleet.vacant(), () -> "seed " + seed);
        assertEquals(Map.of(), fleet.contested(), () -> "seed " + seed);
    }

    private void calm() {
        fleet.machines.forEach(machine -> {
            machine.table.heal();
            machine.table.onTheWay(call -> {});
            machine.table.onTheWayBack(call -> {});
            machine.resume();
        });
    }

    private void tick(Machine machine) {
        if (busy.add(machine)) {
            machine.tick();
            busy.remove(machine);
        }
    }

    /// Time passes and others act while somebody waits for the table.
    private void interleave(RandomGenerator random) {
        if (random.nextInt(20) == 0) {
            step(random, Duration.ofMillis(random.nextInt(3_000)));
            tick(fleet.machines.get(random.nextInt(fleet.machines.size())));
            check("in the middle of a call");
        }
    }

    /// Clocks that are up to 4 % slow, which the margin covers.
    private void step(RandomGenerator random, Duration time) {
        for (Machine machine : fleet.machines) {
            boolean slow = machine == fleet.machines.getFirst();
            machine.pass(slow ? time.minus(time.multipliedBy(random.nextInt(5)).dividedBy(100)) : time);
        }
    }

    private void disturb(Machine machine, RandomGenerator random) {
        int left = stopped.merge(machine, -1, Integer::sum);
        if (left == 0) {
            machine.resume();
        }
        switch (random.nextInt(200)) {
            case 0 -> stop(machine, random.nextInt(250));
            case 1 -> machine.stepWall(Duration.ofMillis(random.nextInt(40_000) - 20_000));
            case 2 -> machine.table.disturb(Trouble.LOST);
            case 3 -> machine.table.disturb(Trouble.UNANSWERED);
            case 4 -> machine.table.disturb(Trouble.UNANSWERED, Call.RENEW, Call.TAKE, Call.RELEASE);
            case 5, 6, 7, 8, 9 -> machine.table.heal();
            default -> {}
        }
    }

    private void stop(Machine machine, int ticks) {
        machine.stop();
        stopped.put(machine, ticks + 1);
    }

    /// Of all fences of a shard that were ever handed out at most one holds, and that of the highest epoch.
    private void check(String when) {
        for (int shard = 0; shard < Shards.COUNT; shard += SAMPLE) {
            List<Fence> known = fences.computeIfAbsent(shard, key -> new ArrayList<>());
            for (Machine machine : fleet.machines) {
                if (fleet.find(machine, shard) instanceof Owned(long epoch, Fence fence) && !known.contains(fence)) {
                    long before = epochs.getOrDefault(shard, 0L);
                    assertTrue(epoch > before, () -> when + ": epoch " + epoch + " after " + before);
                    epochs.put(shard, epoch);
                    known.add(fence);
                }
            }
            long holding = known.stream().filter(Fence::holds).count();
            int number = shard;
            assertTrue(holding <= 1, () -> when + ": " + holding + " own shard " + number);
            known.removeIf(fence -> !fence.holds());
        }
    }
}
