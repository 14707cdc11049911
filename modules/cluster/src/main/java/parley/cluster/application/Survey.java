package parley.cluster.application;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.cluster.domain.Incarnation;
import parley.cluster.domain.InstanceRow;
import parley.cluster.domain.LeaseTableUnavailableException;
import parley.cluster.domain.ShardRow;
import parley.cluster.port.out.LeaseTable;
import parley.kernel.InstanceId;

/// Reads the table now and then: learns who lives and who owns what, gives up who is silent, and hands the
/// rest to [Settlement]. One at a time.
final class Survey {
    private static final Logger LOG = LoggerFactory.getLogger(Survey.class);

    private final LeaseTable table;
    private final ClusterConfig config;
    private final Clocks clocks;
    private final Membership membership;
    private final Settlement settlement;
    private final Listeners listeners;
    private final Tally tally;
    private final BeatWatch beats;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile View view = View.NOTHING;
    private volatile boolean asked;
    private volatile boolean restless = true;
    private volatile long ended;
    private boolean failing;

    Survey(
            ClusterPorts ports,
            ClusterConfig config,
            Clocks clocks,
            Membership membership,
            Settlement settlement,
            Listeners listeners,
            Tally tally) {
        this.table = ports.table();
        this.config = config;
        this.clocks = clocks;
        this.membership = membership;
        this.settlement = settlement;
        this.listeners = listeners;
        this.tally = tally;
        this.beats = new BeatWatch(config.watch().gap());
        this.ended = clocks.nanos() - config.watch().rest().toNanos();
    }

    /// What was read last.
    View view() {
        return view;
    }

    /// Somebody wants to know better than what was read last: the next survey comes sooner.
    void ask() {
        asked = true;
    }

    /// Whether a survey is due and none is under way; whoever gets `true` calls [#run].
    boolean begin() {
        long pause =
                (asked || restless ? config.watch().brisk() : config.watch().rest()).toNanos();
        return clocks.nanos() - ended >= pause && running.compareAndSet(false, true);
    }

    void run() {
        try {
            asked = false;
            survey();
            if (failing) {
                failing = false;
                LOG.info("the table of leases is read again");
            }
        } catch (LeaseTableUnavailableException unavailable) {
            tally.readsFailed.increment();
            if (!failing) {
                failing = true;
                LOG.atWarn()
                        .addKeyValue("code", "lease_table_not_read")
                        .addKeyValue("reason", unavailable.getMessage())
                        .log("who lives and who owns what cannot be read; tried again until it can");
            }
        } finally {
            ended = clocks.nanos();
            running.set(false);
        }
    }

    /// The shards are read first: whoever owned one then had joined before, so that an owner without a row is
    /// dead.
    private void survey() {
        List<ShardRow> shards = table.shards();
        List<InstanceRow> rows = table.instances();
        beats.observe(rows, clocks.nanos());
        Optional<Tenure> tenure = membership.tenure();
        Set<Incarnation> buried = tenure.filter(Tenure::holds)
                .map(holder -> burySilent(rows, holder))
                .orElse(Set.of());
        View seen = View.of(
                shards,
                rows.stream().filter(row -> !buried.contains(row.incarnation())).toList());
        view = seen;
        listeners.tellInstances(seen.instances().stream()
                .filter(instance -> !isSelf(tenure, instance.id()))
                .toList());
        restless = settlement.settle(seen, beats);
        forgetOld(rows, shards);
    }

    private static boolean isSelf(Optional<Tenure> tenure, InstanceId instance) {
        return tenure.filter(own -> own.self().id().equals(instance)).isPresent();
    }

    /// Marks as dead whose lease has run out for certain. Only then its shards are free.
    private Set<Incarnation> burySilent(List<InstanceRow> rows, Tenure own) {
        Set<Incarnation> buried = new HashSet<>();
        for (InstanceRow row : rows) {
            if (row.dead() || row.incarnation().equals(own.incarnation()) || !beats.silent(row, clocks.nanos())) {
                continue;
            }
            if (table.bury(row.incarnation(), row.beat())) {
                buried.add(row.incarnation());
                tally.buried.increment();
                LOG.atWarn()
                        .addKeyValue("code", "instance_buried")
                        .addKeyValue("instance", row.instance().id())
                        .addKeyValue("incarnation", row.incarnation())
                        .addKeyValue("silent", beats.unchanged(row, clocks.nanos()))
                        .log("an instance shows no life; what it owned is taken over");
            }
        }
        return buried;
    }

    private void forgetOld(List<InstanceRow> rows, List<ShardRow> shards) {
        for (InstanceRow row : rows) {
            boolean old = row.dead()
                    && beats.unchanged(row, clocks.nanos())
                                    .compareTo(config.watch().forget())
                            >= 0;
            if (old && shards.stream().noneMatch(shard -> shard.ownedBy(row.incarnation()))) {
                table.forget(row.incarnation());
            }
        }
    }
}
