package parley.bench;

import java.util.function.Function;
import parley.bench.load.ClosedLoop;
import parley.bench.load.Fleet.Share;
import parley.bench.load.OpenLoop;
import parley.bench.load.Traffic;
import parley.bench.report.Report;

/// How messages are put on the pairs.
sealed interface Load {

    /// Traffic that warms up from `start`, counts from `from` and ends at `until`.
    Function<Share, Traffic> traffic(long start, long from, long until);

    void describe(Report configuration);

    /// At a fixed rate, whatever the server does.
    ///
    /// @param rate messages a second
    record Open(double rate) implements Load {
        @Override
        public Function<Share, Traffic> traffic(long start, long from, long until) {
            return share -> new OpenLoop(share.ways(), rate * share.fraction(), start, from, until);
        }

        @Override
        public void describe(Report configuration) {
            configuration.add("loop", "open").add("rate", rate);
        }
    }

    /// As fast as completions come.
    ///
    /// @param inFlight messages under way per connection
    record Closed(int inFlight) implements Load {
        @Override
        public Function<Share, Traffic> traffic(long start, long from, long until) {
            return share -> new ClosedLoop(share.ways(), inFlight, Integer.MAX_VALUE, start, until);
        }

        @Override
        public void describe(Report configuration) {
            configuration.add("loop", "closed").add("inFlight", inFlight);
        }
    }
}
