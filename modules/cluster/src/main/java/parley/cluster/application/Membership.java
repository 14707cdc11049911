package parley.cluster.application;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.cluster.application.Clocks.Moment;
import parley.cluster.domain.Incarnation;
import parley.cluster.domain.Instance;
import parley.cluster.domain.InstanceRow;
import parley.cluster.domain.LeaseTableUnavailableException;
import parley.cluster.port.out.LeaseTable;
import parley.kernel.IdGenerator;

/// Keeps this instance one of the cluster: joins, renews its lease, and joins anew when it was given up for
/// dead. Whoever asks the table holds the lock of this object; [#tenure] is read without.
final class Membership {
    private static final Logger LOG = LoggerFactory.getLogger(Membership.class);

    private final LeaseTable table;
    private final ClusterConfig config;
    private final Clocks clocks;
    private final IdGenerator ids;
    private final Holdings holdings;
    private final Tally tally;
    private volatile @Nullable Tenure tenure;
    private volatile boolean leaving;
    private @Nullable Instance self;
    private long beat;
    private long attempted;
    private boolean failing;

    Membership(LeaseTable table, ClusterConfig config, Clocks clocks, IdGenerator ids, Holdings holdings, Tally tally) {
        this.table = table;
        this.config = config;
        this.clocks = clocks;
        this.ids = ids;
        this.holdings = holdings;
        this.tally = tally;
        this.attempted = clocks.nanos() - config.retry().toNanos();
    }

    /// Under what this instance owns shards; empty before it has joined, after it has left, and between the
    /// end of an incarnation and the beginning of the next.
    Optional<Tenure> tenure() {
        return Optional.ofNullable(tenure);
    }

    /// Whether no shards are to be taken any more.
    boolean leaving() {
        return leaving;
    }

    void takeNoMore() {
        leaving = true;
    }

    /// @throws LeaseTableUnavailableException if the table did not answer
    synchronized void join(Instance instance) {
        self = instance;
        leaving = false;
        if (tenure == null) {
            enrol(instance);
        }
    }

    /// Renews, or joins anew, if it is time to. A renewal whose outcome is unknown does not count, even if it
    /// was made: the next one, or what the table says after that was refused, brings it to light.
    synchronized void keep() {
        Instance instance = self;
        if (instance == null) {
            return;
        }
        Tenure current = tenure;
        if (current != null && !current.holds()) {
            holdings.dropAll(current);
        }
        if (!due(current)) {
            return;
        }
        attempted = clocks.nanos();
        try {
            if (current == null) {
                enrol(instance);
            } else {
                renew(current);
            }
            recovered();
        } catch (LeaseTableUnavailableException unknown) {
            tally.renewalsFailed.increment();
            failed(unknown);
        }
    }

    private boolean due(@Nullable Tenure current) {
        long now = clocks.nanos();
        boolean rested = now - attempted >= config.retry().toNanos();
        if (current == null || !current.holds()) {
            return rested;
        }
        return rested && now - current.from().nanos() >= config.renewal().toNanos();
    }

    /// Begins an incarnation. One of which it is not known whether it is in the table is never used: it owns
    /// nothing and does not beat, so that somebody will bury it.
    private void enrol(Instance instance) {
        Incarnation incarnation = new Incarnation(ids.next());
        Moment sent = clocks.now();
        if (table.join(incarnation, instance, config.lease())) {
            beat = 0;
            tenure = new Tenure(incarnation, instance, sent, clocks, config);
            LOG.atInfo()
                    .addKeyValue("incarnation", incarnation)
                    .addKeyValue("instance", instance.id())
                    .log("joined the cluster");
        }
    }

    private void renew(Tenure current) {
        if (tryToRenew(current)) {
            return;
        }
        tally.renewalsFailed.increment();
        Optional<InstanceRow> row = table.instances().stream()
                .filter(known -> known.incarnation().equals(current.incarnation()))
                .findFirst();
        if (row.isEmpty() || row.get().dead()) {
            lose(current);
            return;
        }
        // An earlier attempt was made although nobody said so. Since when that one gives the lease is not known
        // any more: it takes another to have it.
        beat = row.get().beat();
        tryToRenew(current);
    }

    private boolean tryToRenew(Tenure current) {
        Moment sent = clocks.now();
        if (!table.renew(current.incarnation(), beat)) {
            return false;
        }
        beat++;
        if (current.holds()) {
            current.extend(sent);
        } else {
            holdings.dropAll(current);
            tenure = current.next(sent);
        }
        tally.renewals.increment();
        return true;
    }

    private void lose(Tenure current) {
        LOG.atWarn()
                .addKeyValue("code", "lease_lost")
                .addKeyValue("incarnation", current.incarnation())
                .addKeyValue("shards", holdings.count())
                .log("given up for dead by another instance; owns nothing any more and joins anew");
        holdings.dropAll(current);
        tenure = null;
        Instance instance = self;
        if (instance != null) {
            enrol(instance);
        }
    }

    /// Goes on as an instance that owns no shards: a new incarnation begins, and the one that owned them
    /// ends.
    ///
    /// @throws LeaseTableUnavailableException if the table did not answer: it is done by [#keep], and the
    /// others wait
    ///     for the lease to run out
    synchronized void retire() {
        leaving = true;
        Instance instance = self;
        Tenure current = tenure;
        if (instance == null || !instance.ownsShards()) {
            return;
        }
        Instance retired = instance.withoutShards();
        self = retired;
        tenure = null;
        if (current == null) {
            return;
        }
        holdings.dropAll(current);
        try {
            enrol(retired);
        } finally {
            table.leave(current.incarnation());
        }
    }

    /// Ends the incarnation; the others need not wait.
    ///
    /// @throws LeaseTableUnavailableException if the table did not answer: the others wait for the lease to
    /// run out
    synchronized void leave() {
        leaving = true;
        Tenure current = tenure;
        self = null;
        tenure = null;
        if (current != null) {
            holdings.dropAll(current);
            table.leave(current.incarnation());
        }
    }

    private void failed(LeaseTableUnavailableException unknown) {
        if (!failing) {
            failing = true;
            LOG.atWarn()
                    .addKeyValue("code", "lease_not_renewed")
                    .addKeyValue("reason", unknown.getMessage())
                    .log("the lease was not renewed; tried again until it is");
        }
    }

    private void recovered() {
        if (failing) {
            failing = false;
            LOG.atInfo().addKeyValue("since", sinceRenewal()).log("the lease is renewed again");
        }
    }

    /// Zero if there is no lease.
    Duration sinceRenewal() {
        Tenure current = tenure;
        return current == null
                ? Duration.ZERO
                : Duration.ofNanos(clocks.nanos() - current.from().nanos());
    }
}
