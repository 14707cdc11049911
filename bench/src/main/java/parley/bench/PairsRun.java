package parley.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.bench.load.Account;
import parley.bench.load.Client;
import parley.bench.load.Fleet;
import parley.bench.server.Memory;

/// One measurement of people who write to each other in pairs, both ways, on fresh accounts and connections.
///
/// @param users an even number
/// @param seconds that are measured
/// @param warmUpSeconds before them
/// @param weigh whether to measure memory per connection, too
/// @param hasty whether to end early once the server is overloaded
record PairsRun(int users, int seconds, int warmUpSeconds, boolean weigh, boolean hasty) {

    PairsRun withoutWeighing() {
        return new PairsRun(users, seconds, warmUpSeconds, false, hasty);
    }

    PairsRun inHaste() {
        return new PairsRun(users, seconds, warmUpSeconds, weigh, true);
    }

    PairsResult run(Subject subject, RunOptions options, Load load, Console console) {
        List<Account> accounts = subject.accounts(users);
        try (Fleet fleet = new Fleet(options.load(subject.addresses(), !subject.isRelay()))) {
            List<Client> clients = new ArrayList<>(users);
            for (int pair = 0; pair < users / 2; pair++) {
                Client one = fleet.add(accounts.get(2 * pair), pair);
                Client other = fleet.add(accounts.get(2 * pair + 1), pair);
                fleet.pair(one, other);
                clients.add(one);
                clients.add(other);
            }
            Optional<PerConnection> weight = connect(fleet, clients, subject, options);
            PairsResult result = measure(fleet, subject, options, load, console, weight);
            fleet.disconnect(clients, options.patience());
            return result;
        }
    }

    private Optional<PerConnection> connect(Fleet fleet, List<Client> clients, Subject subject, RunOptions options) {
        if (!weigh) {
            fleet.connect(clients, options.patience());
            return Optional.empty();
        }
        // The first connections load what all of them share.
        int first = Math.max(2, users / 5);
        fleet.connect(clients.subList(0, first), options.patience());
        Optional<Memory> few = subject.memory();
        fleet.connect(clients.subList(first, users), options.patience());
        return few.flatMap(less -> subject.memory().map(more -> PerConnection.between(less, more, users - first)));
    }

    private PairsResult measure(
            Fleet fleet,
            Subject subject,
            RunOptions options,
            Load load,
            Console console,
            Optional<PerConnection> weight) {
        Window.Measured measured = new Window(seconds, warmUpSeconds, hasty)
                .measure(fleet, subject, options.patience(), load::traffic, console);
        return new PairsResult(load, measured.tally(), measured.used(), seconds, weight);
    }
}
