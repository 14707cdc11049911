package parley.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import parley.cluster.application.ClusterConfig;
import parley.cluster.domain.Fence;
import parley.cluster.domain.Shards;
import parley.cluster.inmemory.InMemoryLeaseTable;
import parley.cluster.port.in.FindOwner.Result;
import parley.kernel.ConversationId;

/// Several instances that share a table; true time passes for all of them alike.
public final class Fleet {
    public static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration TICK = Duration.ofMillis(100);

    public final InMemoryLeaseTable table = new InMemoryLeaseTable();
    public final List<Machine> machines = new ArrayList<>();
    private final ConversationId[] samples = new ConversationId[Shards.COUNT];

    public Fleet() {
        for (long number = 0, found = 0; found < Shards.COUNT; number++) {
            ConversationId id = new ConversationId(new UUID(7, number));
            if (samples[Shards.of(id)] == null) {
                samples[Shards.of(id)] = id;
                found++;
            }
        }
    }

    /// Starts another instance and joins it.
    public Machine start(int number) {
        Machine machine = new Machine(Instances.numbered(number), table, ClusterConfig.of(LEASE));
        machines.add(machine);
        machine.join();
        return machine;
    }

    public void pass(Duration time) {
        for (long passed = 0; passed < time.toMillis(); passed += TICK.toMillis()) {
            for (Machine machine : machines) {
                machine.pass(TICK);
            }
            machines.forEach(Machine::tick);
        }
    }

    /// A conversation of the shard.
    public ConversationId conversation(int shard) {
        return samples[shard];
    }

    public Result find(Machine machine, int shard) {
        return machine.cluster.find().find(conversation(shard));
    }

    public Optional<Fence> fence(Machine machine, int shard) {
        return find(machine, shard) instanceof Result.Owned owned ? Optional.of(owned.fence()) : Optional.empty();
    }

    public int owned(Machine machine) {
        int count = 0;
        for (int shard = 0; shard < Shards.COUNT; shard++) {
            count += fence(machine, shard).isPresent() ? 1 : 0;
        }
        return count;
    }

    /// Shards that several say they own, which must never be.
    public Map<Integer, List<Machine>> contested() {
        Map<Integer, List<Machine>> contested = new LinkedHashMap<>();
        for (int shard = 0; shard < Shards.COUNT; shard++) {
            int number = shard;
            List<Machine> owners = machines.stream()
                    .filter(machine -> fence(machine, number).isPresent())
                    .toList();
            if (owners.size() > 1) {
                contested.put(shard, owners);
            }
        }
        return contested;
    }

    /// Shards that nobody owns.
    public long vacant() {
        long count = 0;
        for (int shard = 0; shard < Shards.COUNT; shard++) {
            int number = shard;
            count +=
                    machines.stream().anyMatch(machine -> fence(machine, number).isPresent()) ? 0 : 1;
        }
        return count;
    }
}
