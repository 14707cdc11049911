package parley.cluster.application;

import parley.cluster.application.Clocks.Moment;
import parley.cluster.domain.Incarnation;
import parley.cluster.domain.Instance;

/// The lease of one incarnation of this instance, without a break. Holds for the lease less the margin from the
/// moment before the last renewal that counted was sent.
///
/// Once it does not hold it never does again, even if the next renewal finds that nobody took over: whoever was
/// told that it is over has given up what it did not finish, and may not begin anew under the same epochs.
final class Tenure {
    private final Incarnation incarnation;
    private final Instance self;
    private final Clocks clocks;
    private final ClusterConfig config;
    private volatile Moment from;
    private volatile boolean over;

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
        if (over) {
            return false;
        }
        if (clocks.within(from, config.valid(), config.margin())) {
            return true;
        }
        over = true;
        return false;
    }

    /// Whether anybody was told that it does not hold.
    boolean over() {
        return over;
    }

    Moment from() {
        return from;
    }

    /// @param sent before the renewal was sent
    void extend(Moment sent) {
        from = sent;
    }

    /// The next one of the same incarnation.
    Tenure next(Moment sent) {
        return new Tenure(incarnation, self, sent, clocks, config);
    }

    void end() {
        over = true;
    }
}
