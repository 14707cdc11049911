package parley.bench;

import java.util.ArrayList;
import java.util.List;
import parley.bench.Subject.Talk;
import parley.bench.load.Client;
import parley.bench.load.Fleet;
import parley.bench.load.OpenLoop;
import parley.bench.load.Tally;
import parley.bench.report.Report;

/// One user with some devices and a peer with one, who write to each other at the same rate. The user writes and reads
/// with the first device; the others only listen. Both read after every few messages that they get.
///
/// @param devices of the user
/// @param rate messages a second, each way
/// @param readEvery messages after which a user reads them
/// @param seconds that are measured
/// @param warmUpSeconds before them
record DevicesRun(int devices, double rate, int readEvery, int seconds, int warmUpSeconds) {

    private static final int GREETING = 1;
    private static final int SENDERS = 2;
    private static final int LIMIT = 10_000;

    /// @param tally what happened
    /// @param used processor time
    /// @param peer bytes of the peer's device
    /// @param extras bytes of each device of the user but the first
    record Result(Tally tally, Stopwatch.Used used, Fleet.Bytes peer, List<Fleet.Bytes> extras) {
        Result {
            extras = List.copyOf(extras);
        }

        boolean clean() {
            return tally.clean() && tally.verdict().acked() == tally.verdict().sent();
        }
    }

    Result run(Subject subject, RunOptions options, Console console) {
        Talk talk = subject.talk(devices);
        try (Fleet fleet = new Fleet(options.load(subject.addresses(), true))) {
            List<Client> clients = new ArrayList<>();
            clients.add(fleet.add(talk.peer(), 0));
            talk.devices().forEach(device -> clients.add(fleet.add(device, 0)));
            fleet.conversation(talk.conversation(), GREETING, clients, SENDERS);
            clients.subList(0, SENDERS).forEach(client -> fleet.readEvery(client, readEvery));
            fleet.connect(clients, options.patience());
            Window.Measured measured = new Window(seconds, warmUpSeconds, false)
                    .measure(
                            fleet,
                            subject,
                            options.patience(),
                            (start, from, until) ->
                                    share -> new OpenLoop(share.ways(), SENDERS * rate, LIMIT, start, from, until),
                            console);
            Fleet.Bytes peer = fleet.bytes(clients.getFirst());
            List<Fleet.Bytes> extras = clients.subList(SENDERS, clients.size()).stream()
                    .map(fleet::bytes)
                    .toList();
            fleet.disconnect(clients, options.patience());
            return new Result(measured.tally(), measured.used(), peer, extras);
        }
    }

    /// What is not a message, both ways, bytes a second.
    private double overhead(Fleet.Bytes bytes) {
        return (double) (bytes.in() - bytes.messages() + bytes.out()) / seconds;
    }

    /// Of one extra device; 0 without one.
    double overheadPerExtraDevice(Result result) {
        return result.extras().stream().mapToDouble(this::overhead).average().orElse(0);
    }

    void describe(Result result, Report report) {
        List<Fleet.Bytes> extras = result.extras();
        report.add("devices", devices)
                .add("overheadBytesPerSecondPerExtraDevice", overheadPerExtraDevice(result))
                .add(
                        "ofThemReceivedPerSecond",
                        extras.stream()
                                        .mapToLong(each -> each.in() - each.messages())
                                        .average()
                                        .orElse(0)
                                / seconds)
                .add(
                        "ofThemSentPerSecond",
                        extras.stream().mapToLong(Fleet.Bytes::out).average().orElse(0) / seconds)
                .add(
                        "messageBytesPerSecondPerExtraDevice",
                        extras.stream()
                                        .mapToLong(Fleet.Bytes::messages)
                                        .average()
                                        .orElse(0)
                                / seconds)
                .add(
                        "peerReceivedOverheadBytesPerSecond",
                        (double) (result.peer().in() - result.peer().messages()) / seconds)
                .add(
                        "serverCpuMicrosPerDelivery",
                        result.used().serverMicrosPer(result.tally().meter().received()))
                .add("ackMs", result.tally().meter().ack())
                .add("deliveryMs", result.tally().meter().latency());
        PairsResult.describe(result.tally().verdict(), report);
        report.add("receipts", result.tally().meter().receipts())
                .add("failedConnections", result.tally().failed())
                .add("incidents", result.tally().meter().incidents());
    }
}
