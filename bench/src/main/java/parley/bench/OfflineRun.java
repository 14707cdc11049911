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

    /// @param store the storing
    /// @param drain the delivery to those who return
    /// @param tally of everything
    record Result(Phase store, Phase drain, Tally tally) {}

    /// @param messages that were acknowledged or received
    /// @param seconds from the first send to the last acknowledgement, or from the first connection to the last
    ///     message that arrives
    /// @param used processor time
    /// @param meter counts and times
    record Phase(long messages, double seconds, Stopwatch.Used used, Meter meter) {
        double perSecond() {
            return messages / seconds;
        }
    }

    Result run(Subject subject, RunOptions options, Console console) {
        List<Account> accounts = subject.accounts(users);
        try (Fleet fleet = new Fleet(options.load(subject.addresses(), true).confirmingAtOnce())) {
            List<Client> senders = new ArrayList<>();
            List<Client> away = new ArrayList<>();
            for (int pair = 0; pair < users / 2; pair++) {
                senders.add(fleet.add(accounts.get(2 * pair), pair));
                away.add(fleet.add(accounts.get(2 * pair + 1), pair));
                fleet.way(senders.getLast(), away.getLast());
            }
            fleet.connect(senders, options.patience());
            Phase store = store(fleet, subject, options, console);
            console.progress(String.format("%,d stored, those away return", store.messages()));
            Phase drain = drain(fleet, away, subject, options);
            Tally tally = fleet.tally();
            fleet.disconnect(senders, options.patience());
            fleet.disconnect(away, options.patience());
            return new Result(store, drain, tally);
        }
    }

    private Phase store(Fleet fleet, Subject subject, RunOptions options, Console console) {
        long start = System.nanoTime() + HEAD_START;
        long until = start + TimeUnit.SECONDS.toNanos(seconds);
        fleet.measure(start, Long.MAX_VALUE);
        fleet.start(share -> new ClosedLoop(share.ways(), inFlight, backlog, start, until));
        Stopwatch stopwatch = Stopwatch.start(subject);
        long all = (long) backlog * users / 2;
        Waiting.until(
                until,
                () -> fleet.completed() >= all,
                () -> console.progress(String.format("storing, %,d stored", fleet.completed())));
        fleet.awaitAnswers(options.patience());
        Stopwatch.Used used = stopwatch.stop();
        Tally tally = fleet.tally();
        double elapsed = (tally.meter().lastAckedAt() - start) / 1e9;
        return new Phase(tally.verdict().acked(), elapsed, used, tally.meter());
    }

    private Phase drain(Fleet fleet, List<Client> away, Subject subject, RunOptions options) {
        fleet.measure(0, Long.MAX_VALUE);
        Stopwatch stopwatch = Stopwatch.start(subject);
        long start = System.nanoTime();
        fleet.startConnecting(away);
        fleet.awaitOnline(users, options.patience());
        fleet.awaitReceived(options.patience());
        Stopwatch.Used used = stopwatch.stop();
        fleet.drain(options.patience());
        Tally tally = fleet.tally();
        double elapsed = (tally.meter().lastReceivedAt() - start) / 1e9;
        return new Phase(tally.verdict().received(), elapsed, used, tally.meter());
    }
}
