package parley.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import parley.bench.load.Account;
import parley.bench.load.Client;
import parley.bench.load.ClosedLoop;
import parley.bench.load.Fleet;
import parley.bench.load.Meter;
import parley.bench.load.Tally;

/// Half of the users write to the other half, which is away; then those come and get everything.
///
/// @param users an even number
/// @param inFlight messages under way per sender
/// @param backlog messages for each of those away at most
/// @param seconds that are spent on storing at most
record OfflineRun(int users, int inFlight, int backlog, int seconds) {

    private static final long HEAD_START = 50_000_000;

    /// @param stored messages that were acknowledged
    /// @param storing processor and real time from the first send to the last acknowledgement
    /// @param storeSeconds from the first send to the last acknowledgement
    /// @param storeMeter of the storing
    /// @param draining processor time from the first connection to the last message
    /// @param drainSeconds from the first connection that is opened to the last message that arrives
    /// @param tally of everything
    record Result(
            long stored,
            Stopwatch.Used storing,
            double storeSeconds,
            Meter storeMeter,
            Stopwatch.Used draining,
            double drainSeconds,
            Tally tally) {}

    Result run(Subject subject, RunOptions options, Console console) {
        List<Account> accounts = subject.accounts(users);
        try (Fleet fleet = new Fleet(options.load(subject.address(), true).confirmingAtOnce())) {
            List<Client> senders = new ArrayList<>();
            List<Client> away = new ArrayList<>();
            for (int pair = 0; pair < users / 2; pair++) {
                senders.add(fleet.add(accounts.get(2 * pair), pair));
                away.add(fleet.add(accounts.get(2 * pair + 1), pair));
                fleet.way(senders.getLast(), away.getLast());
            }
            fleet.connect(senders, options.patience());

            long start = System.nanoTime() + HEAD_START;
            long until = start + TimeUnit.SECONDS.toNanos(seconds);
            fleet.measure(start, Long.MAX_VALUE);
            fleet.start(share -> new ClosedLoop(share.ways(), inFlight, backlog, start, until));
            Stopwatch storing = Stopwatch.start(subject);
            long all = (long) backlog * users / 2;
            Waiting.until(
                    until,
                    () -> fleet.completed() >= all,
                    () -> console.progress(String.format("storing, %,d stored", fleet.completed())));
            fleet.awaitAnswers(options.patience());
            Stopwatch.Used stored = storing.stop();
            Meter storeMeter = fleet.tally().meter();
            double storeSeconds = (storeMeter.lastAckedAt() - start) / 1e9;

            console.progress(String.format("%,d stored, those away return", fleet.completed()));
            fleet.measure(0, Long.MAX_VALUE);
            Stopwatch draining = Stopwatch.start(subject);
            long returnedAt = System.nanoTime();
            fleet.startConnecting(away);
            fleet.awaitOnline(users, options.patience());
            fleet.awaitReceived(options.patience());
            Stopwatch.Used drained = draining.stop();
            fleet.drain(options.patience());
            Tally tally = fleet.tally();
            double drainSeconds = (tally.meter().lastReceivedAt() - returnedAt) / 1e9;
            fleet.disconnect(senders, options.patience());
            fleet.disconnect(away, options.patience());
            return new Result(tally.verdict().acked(), stored, storeSeconds, storeMeter, drained, drainSeconds, tally);
        }
    }
}
