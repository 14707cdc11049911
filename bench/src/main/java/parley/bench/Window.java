package parley.bench;

import java.time.Duration;
import java.util.function.Function;
import parley.bench.load.Fleet;
import parley.bench.load.Fleet.Share;
import parley.bench.load.Tally;
import parley.bench.load.Traffic;

/// The part of a run that is measured, after its warm-up, until everything that was sent has arrived.
///
/// @param seconds that are measured
/// @param warmUpSeconds before them
/// @param hasty whether to end early once the server is overloaded
record Window(int seconds, int warmUpSeconds, boolean hasty) {

    private static final long SECOND = 1_000_000_000;
    private static final long HEAD_START = 50_000_000;

    /// Decides what is sent.
    @FunctionalInterface
    interface Plan {
        /// Traffic that warms up from `start`, counts from `from` and ends at `until`.
        Function<Share, Traffic> traffic(long start, long from, long until);
    }

    /// @param tally what happened
    /// @param used processor time within the measured seconds
    record Measured(Tally tally, Stopwatch.Used used) {}

    Measured measure(Fleet fleet, Subject subject, Duration patience, Plan plan, Console console) {
        long start = System.nanoTime() + HEAD_START;
        long from = start + warmUpSeconds * SECOND;
        long until = from + seconds * SECOND;
        fleet.measure(from, until);
        fleet.start(plan.traffic(start, from, until));
        Progress progress = new Progress(fleet, console);
        Waiting.until(from, () -> hasty && fleet.overloaded(), () -> progress.tell("warming up"));
        Stopwatch stopwatch = Stopwatch.start(subject);
        Waiting.until(until, () -> hasty && fleet.overloaded(), () -> progress.tell("measuring"));
        Stopwatch.Used used = stopwatch.stop();
        fleet.drain(patience);
        return new Measured(fleet.tally(), used);
    }

    /// Tells once a second how much arrived since.
    private static final class Progress {
        private final Fleet fleet;
        private final Console console;
        private long before;

        Progress(Fleet fleet, Console console) {
            this.fleet = fleet;
            this.console = console;
        }

        void tell(String phase) {
            long received = fleet.received();
            console.progress(String.format("%s, %,d delivered/s", phase, received - before));
            before = received;
        }
    }
}
