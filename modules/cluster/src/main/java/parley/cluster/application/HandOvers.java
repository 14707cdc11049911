package parley.cluster.application;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.cluster.domain.LeaseTableUnavailableException;
import parley.cluster.domain.ShardRow;
import parley.cluster.port.out.LeaseTable;

/// Hands shards over: no write begins any more, those under way end, only then the shard is released. A write
/// that takes longer than the patience ends without counting.
final class HandOvers {
    private static final Logger LOG = LoggerFactory.getLogger(HandOvers.class);

    private final LeaseTable table;
    private final Clocks clocks;
    private final Holdings holdings;
    private final Crew crew;
    private final ClusterConfig.Moves config;
    private final Tally tally;
    /// What is closed, since when.
    private final Map<ShardFence, Long> closed = new LinkedHashMap<>();

    HandOvers(LeaseTable table, Clocks clocks, Holdings holdings, Crew crew, ClusterConfig.Moves config, Tally tally) {
        this.table = table;
        this.clocks = clocks;
        this.holdings = holdings;
        this.crew = crew;
        this.config = config;
        this.tally = tally;
    }

    boolean underWay() {
        return !closed.isEmpty();
    }

    /// Begins to hand over some of `alien`, and ends what can be ended.
    void advance(Collection<ShardFence> alien) {
        closed.keySet().removeIf(ShardFence::over);
        for (ShardFence fence : alien) {
            if (closed.size() < config.shards() && !closed.containsKey(fence)) {
                fence.close();
                closed.put(fence, clocks.nanos());
            }
        }
        long now = clocks.nanos();
        List<ShardFence> ready = new ArrayList<>();
        closed.forEach((fence, since) -> {
            if (fence.drained() || now - since >= config.patience().toNanos()) {
                ready.add(fence);
            }
        });
        ready.forEach(closed::remove);
        release(ready);
    }

    /// Blocks until everything is released, at most for the patience and what the table takes.
    void releaseAll(Collection<ShardFence> held) {
        held.forEach(ShardFence::close);
        long deadline = clocks.nanos() + config.patience().toNanos();
        try {
            for (ShardFence fence : held) {
                if (!fence.awaitDrained(deadline - clocks.nanos())) {
                    break;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        release(held);
    }

    /// Releases what nobody holds here any more though the table says so, because a release came to nothing.
    void repeat(Collection<ShardRow> stale) {
        crew.each(stale, row -> releaseOne(row, new ConcurrentLinkedQueue<>()));
    }

    private void release(Collection<ShardFence> ready) {
        if (ready.isEmpty()) {
            return;
        }
        holdings.dropAll(ready);
        Queue<String> failed = new ConcurrentLinkedQueue<>();
        crew.each(ready, fence -> releaseOne(fence.row(), failed));
        LOG.atInfo()
                .addKeyValue("shards", ready.size())
                .addKeyValue(
                        "unfinished",
                        ready.stream().filter(fence -> !fence.drained()).count())
                .log("released shards");
        if (!failed.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("code", "shards_not_released")
                    .addKeyValue("shards", failed.size())
                    .addKeyValue("reason", failed.peek())
                    .log("it is unknown whether shards were released; looked at again");
        }
    }

    private void releaseOne(ShardRow held, Queue<String> failed) {
        try {
            if (table.release(held)) {
                tally.released.increment();
            }
        } catch (LeaseTableUnavailableException unknown) {
            failed.add(String.valueOf(unknown.getMessage()));
        }
    }
}
