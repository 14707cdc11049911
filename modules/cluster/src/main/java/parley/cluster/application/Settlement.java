package parley.cluster.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.cluster.domain.LeaseTableUnavailableException;
import parley.cluster.domain.Rendezvous;
import parley.cluster.domain.ShardRow;
import parley.cluster.port.out.LeaseTable;
import parley.kernel.InstanceId;

/// Takes the shards that this instance should own and nobody who lives does, and hands over those that
/// another one should own. Confined to the survey, but for [#releaseAll].
final class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final LeaseTable table;
    private final Clocks clocks;
    private final Membership membership;
    private final Holdings holdings;
    private final Crew crew;
    private final Tally tally;
    private final HandOvers handOvers;
    private volatile int wanted;

    Settlement(
            ClusterPorts ports,
            ClusterConfig config,
            Clocks clocks,
            Membership membership,
            Holdings holdings,
            Tally tally) {
        this.table = ports.table();
        this.clocks = clocks;
        this.membership = membership;
        this.holdings = holdings;
        this.tally = tally;
        this.crew = new Crew(ports.executor(), config.moves().parallel());
        this.handOvers = new HandOvers(table, clocks, holdings, crew, config.moves(), tally);
    }

    int wanted() {
        return wanted;
    }

    /// @return whether shards are not where they should be, so that the next survey should come soon
    boolean settle(View view, BeatWatch beats) {
        Tenure tenure = membership.tenure().orElse(null);
        if (tenure == null || !tenure.holds() || view.row(tenure.incarnation()).isEmpty() || membership.leaving()) {
            return true;
        }
        Rendezvous placement = view.placement();
        List<ShardRow> free = new ArrayList<>();
        List<ShardFence> alien = new ArrayList<>();
        List<ShardRow> stale = new ArrayList<>();
        int mine = 0;
        for (ShardRow row : view.shards()) {
            InstanceId target =
                    placement.owner(row.shard()).orElse(tenure.self().id());
            boolean own = target.equals(tenure.self().id()) && tenure.self().ownsShards();
            mine += own ? 1 : 0;
            reconcile(tenure, row);
            Optional<ShardFence> fence = holdings.fence(row.shard());
            if (own && fence.isEmpty() && (view.free(row) || row.ownedBy(tenure.incarnation()))) {
                free.add(row);
            } else if (fence.isEmpty() && row.ownedBy(tenure.incarnation())) {
                stale.add(row);
            } else if (!own && fence.isPresent() && isProven(view, target, beats)) {
                alien.add(fence.get());
            }
        }
        wanted = mine;
        take(tenure, free, view);
        handOvers.advance(alien);
        handOvers.repeat(stale);
        return !free.isEmpty()
                || !alien.isEmpty()
                || handOvers.underWay()
                || holdings.count() < mine
                || view.unowned() > 0;
    }

    /// Who has only just joined may not stay.
    private static boolean isProven(View view, InstanceId instance, BeatWatch beats) {
        return view.live().values().stream()
                .filter(row -> row.instance().id().equals(instance))
                .anyMatch(beats::proven);
    }

    /// A take that nobody answered may have been made all the same. And if anybody else has got what is held
    /// here, against all rules, one of the two has to stop.
    private void reconcile(Tenure tenure, ShardRow row) {
        Optional<ShardFence> usurped = holdings.fence(row.shard())
                .filter(fence -> !row.ownedBy(tenure.incarnation()))
                .filter(fence -> row.epoch() >= fence.row().epoch());
        if (usurped.isPresent()) {
            holdings.dropAll(List.of(usurped.get()));
            LOG.atError()
                    .addKeyValue("code", "shard_usurped")
                    .addKeyValue("shard", row.shard())
                    .addKeyValue("owner", row.owner())
                    .addKeyValue("epoch", row.epoch())
                    .log("a shard was taken while the lease on it held; not written to any more");
        }
        if (row.ownedBy(tenure.incarnation()) && holdings.add(tenure, row)) {
            tally.taken.increment();
            holdings.tellGained(List.of(row.shard()));
        }
    }

    private void take(Tenure tenure, List<ShardRow> free, View view) {
        if (free.isEmpty()) {
            return;
        }
        long began = clocks.nanos();
        Queue<Integer> gained = new ConcurrentLinkedQueue<>();
        Queue<String> failed = new ConcurrentLinkedQueue<>();
        crew.each(free, row -> takeOne(tenure, row, gained, failed));
        holdings.tellGained(gained);
        LOG.atInfo()
                .addKeyValue("taken", gained.size())
                .addKeyValue("of", free.size())
                .addKeyValue("instances", view.instances().size())
                .addKeyValue("millis", (clocks.nanos() - began) / 1_000_000)
                .log("took shards");
        if (!failed.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("code", "shards_not_taken")
                    .addKeyValue("shards", failed.size())
                    .addKeyValue("reason", failed.peek())
                    .log("it is unknown whether shards were taken; looked at again");
        }
    }

    private void takeOne(Tenure tenure, ShardRow row, Queue<Integer> gained, Queue<String> failed) {
        if (!tenure.holds() || membership.leaving()) {
            return;
        }
        try {
            if (table.take(row, tenure.incarnation())
                    && holdings.add(tenure, new ShardRow(row.shard(), tenure.incarnation(), row.epoch() + 1))) {
                gained.add(row.shard());
                tally.taken.increment();
                if (row.owned()) {
                    tally.takeovers.increment();
                }
            }
        } catch (LeaseTableUnavailableException unknown) {
            failed.add(String.valueOf(unknown.getMessage()));
        }
    }

    /// Hands over everything, at once. Blocks for at most the patience and what the table takes.
    void releaseAll() {
        handOvers.releaseAll(holdings.all());
    }
}
