package parley.bench;

import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import parley.bench.backend.Backend;
import parley.bench.load.Account;
import parley.bench.report.Report;
import parley.bench.server.AdminAccess;
import parley.bench.server.Memory;
import parley.bench.server.ProcessProbe;
import parley.bench.server.RelayUnderTest;
import parley.bench.server.Rest;
import parley.bench.server.ServerUnderTest;
import parley.bench.server.Setting;
import parley.bench.server.Target;
import parley.bench.wire.RunClock;
import parley.bench.wire.Stamp;

/// What is measured, with the means to prepare and to observe it.
final class Subject implements AutoCloseable {

    private final Target target;
    private final AdminAccess admin;
    private final Rest rest;
    private final List<Target> instances;
    private final List<Backend> backends;
    private final Runnable stop;

    private Subject(List<Target> instances, List<Backend> backends, AdminAccess admin, Runnable stop) {
        this.instances = List.copyOf(instances);
        this.target = instances.getFirst();
        this.backends = backends;
        this.admin = admin;
        this.rest = new Rest(target.uri());
        this.stop = stop;
    }

    /// The server that the options name, or a new one.
    static Subject server(RunOptions options, Console console) {
        return server(options, console, List.of());
    }

    /// The same; a new server is configured with the settings.
    static Subject server(RunOptions options, Console console, List<Setting> settings) {
        if (!options.urls.isEmpty()) {
            return new Subject(foreign(options), options.backends(), AdminAccess.of(options.adminToken), () -> {});
        }
        console.progress("starting a server of its own …");
        ServerUnderTest server =
                ServerUnderTest.start(options.serverMain, options.serverJavaOptions, System.getenv(), settings);
        Subject subject = new Subject(List.of(server.target()), List.of(), server.admin(), server::close);
        console.progress("its configuration differs from the defaults in: "
                + String.join(", ", server.target().differences()));
        return subject;
    }

    private static List<Target> foreign(RunOptions options) {
        List<Target> instances = new ArrayList<>();
        for (URI url : options.urls) {
            long pid = instances.size() < options.serverPids.size() ? options.serverPids.get(instances.size()) : 0;
            instances.add(new Target(url, pid, "foreign", List.of(), List.of()));
        }
        return instances;
    }

    /// A new relay.
    static Subject relay(Console console) {
        console.progress("starting the reference relay …");
        RelayUnderTest relay = RelayUnderTest.start(Main.class.getName());
        return new Subject(List.of(relay.target()), List.of(), AdminAccess.of(""), relay::close);
    }

    boolean isRelay() {
        return target.relay();
    }

    /// Where to connect, for each instance of the server.
    List<InetSocketAddress> addresses() {
        return instances.stream().map(Target::address).toList();
    }

    /// New accounts, ready to connect.
    List<Account> accounts(int count) {
        if (isRelay()) {
            List<Account> accounts = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                String user = UUID.randomUUID().toString();
                accounts.add(new Account(user, user));
            }
            return accounts;
        }
        String prefix =
                "b" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        return rest.accounts(admin, prefix, count);
    }

    /// Makes accounts a new group.
    Gathering gather(List<Account> accounts) {
        if (isRelay()) {
            String group = UUID.randomUUID().toString();
            return new Gathering(
                    group,
                    accounts.stream()
                            .map(account -> new Account(account.user(), group + "/" + account.user()))
                            .toList());
        }
        return new Gathering(rest.group(accounts), accounts);
    }

    /// A group that is ready for its members to connect.
    ///
    /// @param conversation its id
    /// @param members who is in it
    record Gathering(String conversation, List<Account> members) {
        Gathering {
            members = List.copyOf(members);
        }
    }

    /// Has a new user with some devices and another one begin to talk. The devices are made after the first message, so
    /// none of them has a backlog.
    Talk talk(int devices) {
        String prefix =
                "d" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        String password = "correct horse of " + prefix;
        String peer = prefix + "p";
        String user = prefix + "u";
        Account writer = rest.register(peer, password);
        byte[] cid = new byte[Stamp.LENGTH];
        new Stamp(RunClock.start()).write(cid, 0, System.nanoTime(), 0, 0);
        String conversation =
                rest.greet(writer, rest.register(user, password).user(), new String(cid, StandardCharsets.US_ASCII));
        Account peerDevice = rest.addDevice(peer, password);
        List<Account> own = new ArrayList<>(devices);
        while (own.size() < devices) {
            own.add(rest.addDevice(user, password));
        }
        return new Talk(conversation, peerDevice, own);
    }

    /// A direct conversation with one message, before any of these devices was made.
    ///
    /// @param conversation its id
    /// @param peer a device of one user
    /// @param devices of the other
    record Talk(String conversation, Account peer, List<Account> devices) {
        Talk {
            devices = List.copyOf(devices);
        }
    }

    /// Processor time of all instances of the server so far, microseconds; empty if unknown.
    OptionalLong cpuMicros() {
        long sum = 0;
        for (Target instance : instances) {
            OptionalLong used =
                    instance.pid() == 0 ? OptionalLong.empty() : new ProcessProbe(instance.pid()).cpuMicros();
            if (used.isEmpty()) {
                return OptionalLong.empty();
            }
            sum += used.getAsLong();
        }
        return OptionalLong.of(sum);
    }

    /// What the servers behind the server have counted so far.
    Map<String, Long> backendCounts() {
        Map<String, Long> counts = new TreeMap<>();
        backends.forEach(backend -> backend.counts().forEach((name, count) -> counts.merge(name, count, Long::sum)));
        return counts;
    }

    /// Memory of the server after a full collection; empty if unknown, or if it has several instances.
    Optional<Memory> memory() {
        return instances.size() == 1 ? new ProcessProbe(target.pid()).memory() : Optional.empty();
    }

    /// Processor time of the generator so far, microseconds.
    static long ownCpuMicros() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1_000
                : 0;
    }

    Report describe() {
        Report report =
                new Report().add("kind", target.kind()).add("url", target.uri().toString());
        if (instances.size() > 1) {
            report.add(
                    "instances",
                    instances.stream().map(each -> each.uri().toString()).toList());
        }
        if (!target.kind().equals("foreign")) {
            report.add("differsFromDefaults", target.differences()).add("javaOptions", target.javaOptions());
        }
        return report;
    }

    /// The machine that all runs on.
    static Report machine() {
        return new Report()
                .add("processors", Runtime.getRuntime().availableProcessors())
                .add("java", Runtime.version().toString())
                .add("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    }

    @Override
    public void close() {
        rest.close();
        backends.forEach(Backend::close);
        stop.run();
    }
}
