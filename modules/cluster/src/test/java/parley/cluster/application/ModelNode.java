package parley.cluster.application;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import parley.cluster.application.LeaseModel.Mood;
import parley.cluster.application.LeaseModel.Row;
import parley.cluster.application.LeaseModel.Shard;
import parley.cluster.application.LeaseModel.Snapshot;

/// One instance of [LeaseModel].
final class ModelNode {
    private static final int LEASE = LeaseModel.LEASE;
    private static final int MOST = 2 * LEASE;

    private final LeaseModel model;
    private final int number;
    private final boolean suspendable;
    private final boolean slow;
    private final Map<Integer, Seen> seen = new HashMap<>();
    private final @Nullable ModelHolding[] holdings = new ModelHolding[LeaseModel.SHARDS];
    private final int[] epochs = new int[LeaseModel.SHARDS];
    private @Nullable Snapshot view;
    private int monotonic;
    private int wall;
    private int slowed = -LEASE;
    private int suspended;
    private int stopped;
    private int age;
    private int incarnation;
    private int beat;
    private int term;
    private int fromMonotonic;
    private int fromWall;
    private boolean over;
    private boolean renewing;
    private boolean looking;
    private boolean burying;
    private boolean taking;

    private record Seen(int beat, int since) {}

    ModelNode(LeaseModel model, int number, boolean suspendable, boolean slow) {
        this.slow = slow;
        this.model = model;
        this.number = number;
        this.suspendable = suspendable;
        this.monotonic = 100 * number;
        this.wall = 1000 * number;
        join();
    }

    private void join() {
        incarnation = model.nextIncarnation();
        beat = 0;
        renewing = false;
        model.rows.put(incarnation, new Row(0, false));
        begin(monotonic, wall);
    }

    private void begin(int sentMonotonic, int sentWall) {
        term++;
        Arrays.fill(holdings, null);
        fromMonotonic = sentMonotonic;
        fromWall = sentWall;
        over = false;
    }

    /// @param losing whether the clocks lose a unit, if they may
    void tick(boolean losing) {
        age++;
        boolean lost = slow && losing && age - slowed >= LEASE / LeaseModel.MARGIN;
        slowed = lost ? age : slowed;
        int step = lost ? 0 : 1;
        wall += step;
        monotonic += suspended > 0 ? 0 : step;
        suspended = Math.max(0, suspended - 1);
        stopped = Math.max(0, stopped - 1);
    }

    /// A process that is stopped does nothing while its clocks go on; a machine that is suspended nothing either.
    boolean running() {
        return suspended == 0 && stopped == 0;
    }

    boolean holds() {
        int valid = model.has(ModelRule.MARGIN) ? LEASE - LeaseModel.MARGIN : LEASE;
        boolean within = (!model.has(ModelRule.MONOTONIC_CLOCK) || monotonic - fromMonotonic < valid)
                && (!model.has(ModelRule.WALL_CLOCK) || wall - fromWall < valid);
        over |= !within;
        return within && !(over && model.has(ModelRule.NEVER_AGAIN));
    }

    void act(Mood mood, RandomGenerator random) {
        int kind = random.nextInt(mood.total());
        if (kind < mood.clock()) {
            disturb(random);
            return;
        }
        if (!running()) {
            return;
        }
        int shard = random.nextInt(3) == 0 ? 1 : 0;
        int work = kind - mood.clock();
        if (work < mood.renew()) {
            renew();
        } else if (work < mood.renew() + mood.write()) {
            write(shard, random);
        } else if (work < mood.renew() + mood.write() + mood.stop()) {
            stopped = 1 + random.nextInt(MOST);
            model.note(name() + " is stopped for " + stopped);
        } else if (work < mood.renew() + mood.write() + mood.stop() + mood.release()) {
            release(shard);
        } else {
            watch(shard, random);
        }
    }

    private void watch(int shard, RandomGenerator random) {
        switch (random.nextInt(4)) {
            case 0 -> bury();
            case 1 -> take(shard);
            default -> look();
        }
    }

    /// Also while the process is stopped.
    private void disturb(RandomGenerator random) {
        if (suspendable) {
            suspended = 1 + random.nextInt(MOST);
            model.note(name() + " is suspended for " + suspended);
        } else {
            int step = random.nextInt(2 * MOST + 1) - MOST;
            wall += step;
            model.note("the wall clock of " + name() + " is set by " + step);
        }
    }

    private void renew() {
        if (renewing) {
            return;
        }
        renewing = true;
        int self = incarnation;
        int expected = beat;
        int sentMonotonic = monotonic;
        int sentWall = wall;
        boolean[] renewed = new boolean[1];
        model.send(
                this,
                name() + " renews at beat " + beat,
                () -> renewed[0] = model.renew(self, expected),
                () -> renewed(self, expected, renewed[0], sentMonotonic, sentWall),
                () -> unknown(self, sentMonotonic, sentWall));
    }

    private void renewed(int self, int expected, boolean renewed, int sentMonotonic, int sentWall) {
        if (self != incarnation) {
            return;
        }
        renewing = false;
        if (expected != beat) {
            return;
        }
        if (!renewed) {
            reread(self);
            return;
        }
        beat = expected + 1;
        if (model.has(ModelRule.SENT_BEFORE)) {
            extend(sentMonotonic, sentWall);
        } else {
            extend(monotonic, wall);
        }
    }

    private void unknown(int self, int sentMonotonic, int sentWall) {
        if (self == incarnation) {
            renewing = false;
            if (!model.has(ModelRule.UNKNOWN_IS_NOT_RENEWED)) {
                extend(sentMonotonic, sentWall);
            }
        }
    }

    private void extend(int sentMonotonic, int sentWall) {
        if (holds() || !model.has(ModelRule.NEVER_AGAIN)) {
            fromMonotonic = sentMonotonic;
            fromWall = sentWall;
        } else {
            begin(sentMonotonic, sentWall);
        }
    }

    private void reread(int self) {
        Row[] row = new Row[1];
        int sentMonotonic = monotonic;
        int sentWall = wall;
        model.send(
                this,
                name() + " reads its own row",
                () -> row[0] = model.rows.get(self),
                () -> {
                    if (self != incarnation) {
                        return;
                    }
                    if (row[0].dead()) {
                        join();
                    } else if (row[0].beat() > beat) {
                        beat = row[0].beat();
                        if (!model.has(ModelRule.READING_RENEWS_NOTHING)) {
                            extend(sentMonotonic, sentWall);
                        }
                    }
                },
                () -> {});
    }

    private void look() {
        if (looking) {
            return;
        }
        looking = true;
        Snapshot[] read = new Snapshot[1];
        int sent = monotonic;
        model.send(
                this,
                name() + " reads the table",
                () -> read[0] = model.snapshot(),
                () -> {
                    looking = false;
                    observe(read[0], model.has(ModelRule.SEEN_AFTER) ? monotonic : sent);
                },
                () -> looking = false);
    }

    private void observe(Snapshot read, int at) {
        if (looking) {
            return;
        }
        view = read;
        read.rows().forEach((other, row) -> {
            Seen known = seen.get(other);
            if (known == null || known.beat() != row.beat()) {
                seen.put(other, new Seen(row.beat(), at));
            }
        });
        for (int shard = 0; shard < LeaseModel.SHARDS; shard++) {
            Shard row = read.shards().get(shard);
            if (row.owner() == incarnation && holdings[shard] == null) {
                gain(shard, row.epoch(), term);
            }
        }
    }

    private void gain(int shard, int epoch, int since) {
        if (since == term && (epoch > epochs[shard] || !model.has(ModelRule.HIGHER_EPOCH))) {
            epochs[shard] = epoch;
            holdings[shard] = new ModelHolding(model, this, shard, epoch);
        }
    }

    private boolean silent(int other, Row row) {
        Seen known = seen.get(other);
        return known != null && known.beat() == row.beat() && monotonic - known.since() >= LEASE;
    }

    private void bury() {
        Snapshot known = view;
        if (known == null || burying) {
            return;
        }
        known.rows().forEach((other, row) -> {
            if (other != incarnation && !row.dead() && silent(other, row)) {
                boolean[] buried = new boolean[1];
                burying = true;
                model.send(
                        this,
                        name() + " buries " + other + " at beat " + row.beat(),
                        () -> buried[0] = model.bury(other, row.beat()),
                        () -> {
                            burying = false;
                            if (buried[0] && view != null) {
                                view = view.withDead(other);
                            }
                        },
                        () -> burying = false);
            }
        });
    }

    private void take(int shard) {
        Snapshot known = view;
        if (known == null || taking || holdings[shard] != null || !holds()) {
            return;
        }
        Shard expected = known.shards().get(shard);
        Row owner = known.rows().get(expected.owner());
        boolean silent = owner != null && !model.has(ModelRule.BURY_FIRST) && silent(expected.owner(), owner);
        if (owner != null && !owner.dead() && !silent && expected.owner() != incarnation) {
            return;
        }
        int self = incarnation;
        int since = term;
        boolean[] taken = new boolean[1];
        taking = true;
        model.send(
                this,
                name() + " takes shard " + shard + " after epoch " + expected.epoch(),
                () -> taken[0] = model.take(shard, expected, self),
                () -> {
                    taking = false;
                    if (taken[0] && holdings[shard] == null) {
                        gain(
                                shard,
                                model.has(ModelRule.HIGHER_EPOCH)
                                        ? expected.epoch() + 1
                                        : Math.max(1, expected.epoch()),
                                since);
                    }
                },
                () -> taking = false);
    }

    private void write(int shard, RandomGenerator random) {
        ModelHolding held = holdings[shard];
        if (held != null) {
            held.write(random);
        }
    }

    private void release(int shard) {
        ModelHolding held = holdings[shard];
        if (held == null) {
            return;
        }
        Shard row = new Shard(incarnation, held.epoch());
        Runnable end = () -> {
            if (holdings[shard] == held) {
                holdings[shard] = null;
            }
        };
        if (model.has(ModelRule.END_BEFORE_RELEASE)) {
            end.run();
        }
        model.send(this, name() + " releases shard " + shard, () -> model.release(shard, row), end, end);
    }

    boolean holds(ModelHolding holding, int shard) {
        return holdings[shard] == holding && holds();
    }

    String name() {
        return "instance " + number + "/" + incarnation + " (" + monotonic + ", " + wall + ")";
    }
}
