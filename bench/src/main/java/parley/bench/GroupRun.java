package parley.bench;

import java.util.ArrayList;
import java.util.List;
import parley.bench.Subject.Gathering;
import parley.bench.load.Account;
import parley.bench.load.Client;
import parley.bench.load.Fleet;
import parley.bench.load.OpenLoop;

/// One measurement of groups whose members take turns in writing, on fresh accounts, groups and connections.
///
/// Groups take turns, and so do the members of each; messages are due at even intervals over all of them.
///
/// @param members of each group, each with one connection and in no other group
/// @param groups how many
/// @param seconds that are measured
/// @param warmUpSeconds before them
/// @param hasty whether to end early once the server is overloaded
record GroupRun(int members, int groups, int seconds, int warmUpSeconds, boolean hasty) {

    private static final int LEAST_LIMIT = 100;
    private static final double LIMIT_SECONDS = 2;

    GroupRun inHaste() {
        return new GroupRun(members, groups, seconds, warmUpSeconds, true);
    }

    int connections() {
        return members * groups;
    }

    /// @param messagesPerSecond over all groups
    GroupResult run(Subject subject, RunOptions options, double messagesPerSecond, Console console) {
        List<Account> accounts = subject.accounts(connections());
        try (Fleet fleet = new Fleet(options.load(subject.addresses(), !subject.isRelay()))) {
            List<Client> clients = new ArrayList<>(connections());
            for (int group = 0; group < groups; group++) {
                Gathering gathering = subject.gather(accounts.subList(group * members, (group + 1) * members));
                List<Client> gathered = new ArrayList<>(members);
                for (Account account : gathering.members()) {
                    gathered.add(fleet.add(account, group));
                }
                fleet.group(gathering.conversation(), gathered);
                clients.addAll(gathered);
            }
            fleet.connect(clients, options.patience());
            GroupResult result = measure(fleet, subject, options, messagesPerSecond, console);
            fleet.disconnect(clients, options.patience());
            return result;
        }
    }

    private GroupResult measure(Fleet fleet, Subject subject, RunOptions options, double rate, Console console) {
        // A message is complete when the last member has it, so that what a queue holds back counts, too.
        long limit = Math.max(LEAST_LIMIT, (long) (LIMIT_SECONDS * rate));
        Window.Measured measured = new Window(seconds, warmUpSeconds, hasty)
                .measure(
                        fleet,
                        subject,
                        options.patience(),
                        (start, from, until) ->
                                share -> new OpenLoop(share.ways(), rate * share.fraction(), limit, start, from, until),
                        console);
        return new GroupResult(this, rate, measured.tally(), measured.used());
    }
}
