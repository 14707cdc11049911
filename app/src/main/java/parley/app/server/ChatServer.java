package parley.app.server;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.rest.HealthRoutes.Check;
import parley.adapter.rest.RestRoutes;
import parley.adapter.rest.SharedRates;
import parley.adapter.websocket.session.Departure;
import parley.adapter.websocket.session.SessionEngine;
import parley.app.check.DataDirectory;
import parley.app.check.StartupChecks;
import parley.app.config.ParleyConfig;
import parley.app.config.ServerConfig;
import parley.app.metering.Meters;
import parley.app.metering.ProcessMetering;

/// A running server: holds its data directory and its listener until it is closed.
public final class ChatServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChatServer.class);

    /// Sends that are being stored when the server stops, and clients that take their time to say goodbye.
    private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(10);

    private final Running running;
    private final Listener listener;

    private ChatServer(Running running, Listener listener) {
        this.running = running;
        this.listener = listener;
    }

    /// Starts a server and returns once it accepts connections.
    ///
    /// @throws parley.app.check.StartupException if the environment does not allow it; nothing is left behind
    public static ChatServer start(ParleyConfig config) {
        return start(config, Interposed.NOTHING);
    }

    /// The same with something between messaging and its ports, such as faults.
    public static ChatServer start(ParleyConfig config, Interposed interposed) {
        StartupChecks.require(config);
        Running running = new Running();
        try {
            return start(config, interposed, running);
        } catch (RuntimeException refusal) {
            running.close();
            throw refusal;
        }
    }

    private static ChatServer start(ParleyConfig config, Interposed interposed, Running running) {
        logAdapters(config);
        DataDirectory data = DataDirectory.open(config.server().dataDirectory());
        running.add("data directory", data::close);
        Ambient ambient = Ambient.system();
        Meters meters = new Meters();
        running.add("meters", meters::close);
        ProcessMetering.export(meters);
        InProcessEvents events = new InProcessEvents();
        QueueWiring queue = QueueWiring.begin(config.artemis(), ambient, meters, running);
        Optional<ClusterWiring> cluster =
                config.clustered().map(profile -> ClusterWiring.open(profile, ambient, meters, running));
        StoreWiring stores = cluster.map(ClusterWiring::stores)
                .orElseGet(() -> StoreWiring.embedded(config.rocksdb(), ambient, meters, running))
                .withLog(interposed.log());
        Between between = cluster.map(ClusterWiring::between)
                .orElseGet(
                        () -> Between.nobody(ambient, config.presence().seen().users()));
        Contexts contexts =
                Contexts.create(config, interposed, stores, between, queue.fanOut(), events, ambient, meters, running);
        WebSocketWiring sockets = WebSocketWiring.create(contexts, config, meters, ambient);
        Subscriptions.make(events, contexts, sockets.engine());
        cluster.ifPresent(one -> one.join(contexts, events, running));
        IdentityWiring.reload(contexts.identity());
        if (cluster.isEmpty()) {
            // What a former run left undone comes before the first user; with others, they may be doing it.
            contexts.groups().runUpkeep().run();
        }
        queue.consume(contexts.groups().expandFanOut(), ambient, running);
        Chores chores = Chores.start(contexts, config, running);
        AtomicBoolean ready = new AtomicBoolean();
        List<Check> checks = new ArrayList<>(List.of(
                new Check("serving", ready::get),
                stores.check(),
                queue.check(),
                new Check("upkeep", chores::areRunning),
                new Check("deadlines", contexts.presence().deadlines()::isRunning),
                new Check("presence", contexts.presence().signals()::isRunning)));
        if (config.database().isShared()) {
            checks.add(DatabaseCheck.start(contexts.database(), running));
        }
        SharedRates rates = cluster.map(ClusterWiring::rates).orElse(SharedRates.NONE);
        RestRoutes rest =
                RestWiring.create(contexts, queue.deadLetters(), config.rest(), checks, rates, meters, ambient);
        Listener listener = Listener.start(config, rest, sockets, chores.slow(), running);
        running.add("sessions", () -> drain(sockets.engine(), config.server().drain()));
        cluster.ifPresent(one -> running.add("ownership", one::handOver));
        running.add("readiness", () -> withdraw(ready, config.server().drain().lead()));
        ready.set(true);
        return new ChatServer(running, listener);
    }

    private static void logAdapters(ParleyConfig config) {
        boolean isClustered = config.clustered().isPresent();
        LOG.atInfo()
                .addKeyValue("messages", isClustered ? "cassandra" : "rocksdb")
                .addKeyValue("accounts", config.database().isShared() ? "postgresql" : "sqlite")
                .addKeyValue("queues", config.artemis().remote().isPresent() ? "artemis" : "artemis-embedded")
                .addKeyValue("connections", isClustered ? "redis" : "in-process")
                .log("adapters_chosen");
    }

    /// Lets load balancers notice before the first client is sent away.
    private static void withdraw(AtomicBoolean ready, Duration lead) throws InterruptedException {
        if (ready.getAndSet(false) && lead.isPositive()) {
            LOG.atInfo().addKeyValue("lead", lead).log("withdrawn");
            new CountDownLatch(1).await(lead.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private static void drain(SessionEngine engine, ServerConfig.Drain drain) throws InterruptedException {
        int sessions = engine.sessions();
        long start = System.nanoTime();
        int cut = engine.drain(new Departure(drain.window(), drain.overlap(), DRAIN_PATIENCE));
        LOG.atInfo()
                .addKeyValue("sessions", sessions)
                .addKeyValue("cut", cut)
                .addKeyValue("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start))
                .log("drained");
    }

    /// Where clients reach this server; the port is the bound one, also when the configured one was 0.
    public URI uri() {
        return listener.uri();
    }

    /// Not ready any more, then everything that runs ends, in reverse order of its start: ownership, sessions,
    /// listener, upkeep, place among the instances, contexts, stores.
    @Override
    public void close() {
        running.close();
    }
}
