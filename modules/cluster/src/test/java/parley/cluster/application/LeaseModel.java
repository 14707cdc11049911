package parley.cluster.application;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The rules of ownership on their own, small enough to try very many orders in which things can happen.
///
/// Instances send messages to a table and to logs; each message is made at any time after it was sent, or never, and
/// its answer arrives at any time after that, or never. True time passes in units that every clock shows, but for:
/// both clocks of a machine may lose as many units per lease as the margin has (they are slow); a machine may be
/// suspended, when it does
/// nothing and its monotonic clock stands still; or its wall clock may be set, forward or back. A machine is subject
/// to one of the last two, not both: at least one of its clocks is right.
final class LeaseModel {
    static final int LEASE = 8;
    static final int MARGIN = 2;
    static final int SHARDS = 2;
    private static final int MOST_NODES = 3;
    private static final int MOST_LATE = 4;
    private static final int NOBODY = 0;

    final Set<ModelRule> rules;
    final ModelStore[] logs = new ModelStore[SHARDS];
    final SortedMap<Integer, Row> rows = new TreeMap<>();
    final Shard[] shards = new Shard[SHARDS];
    private final RandomGenerator random;
    private final List<ModelNode> nodes = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<Message> late = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();
    private final boolean tracing;
    private final Mood mood;
    private int incarnations;
    private int values;
    private Optional<String> violation = Optional.empty();

    /// How much there is of what, the same during one walk: some orders need that a thing happens often, or never.
    ///
    /// @param tick of time that passes, against 20 of answers and 20 of everything that instances do
    /// @param lost of 16 messages
    /// @param lazy of 8 messages take much longer than the others
    record Mood(int tick, int lost, int renew, int write, int stop, int clock, int release, int lazy) {
        static Mood of(RandomGenerator random) {
            return new Mood(
                    pick(random, 1, 2, 4),
                    pick(random, 0, 1, 4),
                    pick(random, 1, 3, 6),
                    pick(random, 2, 4, 8),
                    pick(random, 0, 1, 2),
                    pick(random, 0, 1, 2),
                    pick(random, 0, 1, 2),
                    pick(random, 0, 1, 3));
        }

        private static int pick(RandomGenerator random, int few, int some, int many) {
            return switch (random.nextInt(3)) {
                case 0 -> few;
                case 1 -> some;
                default -> many;
            };
        }

        int total() {
            return renew + write + stop + clock + release + 8;
        }
    }

    record Row(int beat, boolean dead) {}

    record Shard(int owner, int epoch) {}

    /// @param rows in a fixed order, so that a seed leads to the same walk everywhere
    record Snapshot(SortedMap<Integer, Row> rows, List<Shard> shards) {
        Snapshot withDead(int incarnation) {
            SortedMap<Integer, Row> marked = new TreeMap<>(rows);
            marked.computeIfPresent(incarnation, (key, row) -> new Row(row.beat(), true));
            return new Snapshot(marked, shards);
        }
    }

    /// Something on its way: done at the other end by `action`, which gives the answer.
    static final class Message {
        final ModelNode sender;
        final String name;
        final Runnable action;
        final Runnable answer;
        final Runnable timeout;
        final boolean slow;
        boolean done;

        Message(ModelNode sender, String name, Runnable action, Runnable answer, Runnable timeout, boolean slow) {
            this.sender = sender;
            this.name = name;
            this.action = action;
            this.answer = answer;
            this.timeout = timeout;
            this.slow = slow;
        }
    }

    private LeaseModel(Set<ModelRule> rules, long seed, boolean tracing) {
        this.rules = rules;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.tracing = tracing;
        this.mood = Mood.of(random);
        for (int shard = 0; shard < SHARDS; shard++) {
            logs[shard] = new ModelStore();
            shards[shard] = new Shard(NOBODY, 0);
        }
        int many = random.nextInt(2, MOST_NODES + 1);
        for (int node = 1; node <= many; node++) {
            nodes.add(new ModelNode(this, node, random.nextBoolean(), random.nextBoolean()));
        }
    }

    /// @return what went wrong, with everything that happened before; empty if nothing did
    static Optional<String> walk(Set<ModelRule> rules, long seed, int steps) {
        if (new LeaseModel(rules, seed, false).run(steps).isEmpty()) {
            return Optional.empty();
        }
        LeaseModel again = new LeaseModel(rules, seed, true);
        return again.run(steps).map(wrong -> "seed " + seed + ": " + wrong + "\n" + String.join("\n", again.trace));
    }

    static Set<ModelRule> without(ModelRule rule) {
        Set<ModelRule> rest = EnumSet.allOf(ModelRule.class);
        rest.remove(rule);
        return rest;
    }

    private Optional<String> run(int steps) {
        for (int step = 0; step < steps && violation.isEmpty(); step++) {
            int kind = random.nextInt(mood.tick() + 40);
            if (kind < mood.tick()) {
                tick();
            } else if (kind < mood.tick() + 20 && !messages.isEmpty()) {
                deliver(messages.get(random.nextInt(messages.size())));
            } else if (kind == mood.tick() + 20 && !late.isEmpty()) {
                Message message = late.remove(random.nextInt(late.size()));
                note(message.name + " happens late");
                message.action.run();
            } else {
                nodes.get(random.nextInt(nodes.size())).act(mood, random);
            }
        }
        return violation;
    }

    private void tick() {
        note("time passes");
        nodes.forEach(node -> node.tick(random.nextInt(4) > 0));
    }

    /// What is on its way happens and is answered, or is given up by its sender, and then happens late or never.
    private void deliver(Message message) {
        if (message.slow && random.nextInt(16) > 0) {
            return;
        }
        boolean lost = random.nextInt(16) < mood.lost();
        if (!message.done && !lost) {
            note(message.name + " happens");
            message.done = true;
            message.action.run();
        } else if (message.sender.running()) {
            messages.remove(message);
            if (lost) {
                note(message.name + " is given up");
                giveUp(message);
            } else {
                note(message.name + " is answered");
                message.answer.run();
            }
        }
    }

    private void giveUp(Message message) {
        message.timeout.run();
        if (!message.done) {
            late.add(message);
            if (late.size() > MOST_LATE) {
                late.remove(random.nextInt(late.size()));
            }
        }
    }

    void send(ModelNode sender, String name, Runnable action, Runnable answer, Runnable timeout) {
        note(name);
        messages.add(new Message(sender, name, action, answer, timeout, random.nextInt(8) < mood.lazy()));
    }

    boolean has(ModelRule rule) {
        return rules.contains(rule);
    }

    int nextIncarnation() {
        return ++incarnations;
    }

    int nextValue() {
        return ++values;
    }

    void judge(Optional<String> wrong) {
        if (violation.isEmpty()) {
            violation = wrong;
        }
    }

    void note(String what) {
        if (tracing) {
            trace.add(what);
        }
    }

    Snapshot snapshot() {
        return new Snapshot(new TreeMap<>(rows), List.of(shards));
    }

    boolean renew(int incarnation, int beat) {
        Row row = rows.get(incarnation);
        if (row == null || row.beat() != beat || (row.dead() && has(ModelRule.RENEW_IF_ALIVE))) {
            return false;
        }
        rows.put(incarnation, new Row(beat + 1, row.dead()));
        return true;
    }

    boolean bury(int incarnation, int beat) {
        Row row = rows.get(incarnation);
        if (row == null || row.dead() || (row.beat() != beat && has(ModelRule.BURY_IF_SILENT))) {
            return false;
        }
        rows.put(incarnation, new Row(row.beat(), true));
        return true;
    }

    boolean take(int shard, Shard expected, int incarnation) {
        if (!shards[shard].equals(expected) && has(ModelRule.TAKE_IF_UNCHANGED)) {
            return false;
        }
        int epoch = has(ModelRule.HIGHER_EPOCH) ? expected.epoch() + 1 : Math.max(1, expected.epoch());
        shards[shard] = new Shard(incarnation, epoch);
        return true;
    }

    void release(int shard, Shard held) {
        if (shards[shard].equals(held)) {
            shards[shard] = new Shard(NOBODY, held.epoch());
        }
    }
}
