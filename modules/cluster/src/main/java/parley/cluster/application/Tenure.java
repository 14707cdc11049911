package parley.cluster.application;

import parley.cluster.application.Clocks.Moment;
import parley.cluster.domain.Incarnation;
import parley.cluster.domain.Instance;

/// The lease of one incarnation of this instance. Holds for the lease less the margin from the moment before
/// the last renewal that counted was sent; once ended, never again.
final class Tenure {
    private final Incarnation incarnation;
    private final Instance self;
    private final Clocks clocks;
    private final ClusterConfig config;
    private volatile Moment from;
    private volatile boolean ended;

    /// @param from before the row of the incarnation was sent
    Tenure(Incarnation incarnation, Instance self, Moment from, Clocks clocks, ClusterConfig config) {
        this.incarnation = incarnation;
        this.self = self;
        this.from = from;
        this.clocks = clocks;
        this.config = config;
    }

    Incarnation incarnation() {
        return incarnation;
    }

    Instance self() {
        return self;
    }

    boolean holds() {
        return !ended && clocks.within(from, config.valid(), config.margin());
    }

    boolean ended() {
        return ended;
    }

    Moment from() {
        return from;
    }

    /// @param sent before the renewal was sent
    void extend(Moment sent) {
        from = sent;
    }

    void end() {
        ended = true;
    }
}
