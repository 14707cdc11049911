package parley.adapter.grpc;

import com.google.protobuf.ByteString;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.kernel.InstanceId;
import parley.kernel.Ticker;

/// Carries envelopes between this instance and others: listens for their streams and keeps one to each of
/// them.
///
/// Made, told who receives what, then started; told of the other instances from then on. Safe for concurrent
/// use.
public final class Transport implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);

    private final TransportConfig config;
    private final Ticker ticker;
    private final RandomGenerator random;
    private final TransportCounters counters = new TransportCounters();
    private final Map<Integer, Receiver> receivers = new HashMap<>();
    private final List<PeerListener> listeners = new ArrayList<>();
    private final Map<InstanceId, Running> links = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("parley-grpc-", 0).factory());
    private @Nullable Started started;

    /// @param random for pauses between attempts
    public Transport(TransportConfig config, Ticker ticker, RandomGenerator random) {
        this.config = config;
        this.ticker = ticker;
        this.random = random;
    }

    private record Running(Link link, Thread writer) {}

    private record Started(Server server, Arrivals arrivals, Dialler dialler) {}

    /// Has envelopes of a kind handed to a receiver. Before the start.
    public synchronized void receive(int kind, Receiver receiver) {
        requireNotStarted();
        if (receivers.putIfAbsent(kind, receiver) != null) {
            throw new IllegalArgumentException("kind: " + kind + " (expected: one that nobody receives yet)");
        }
    }

    /// Has somebody told of losses. Before the start.
    public synchronized void listen(PeerListener listener) {
        requireNotStarted();
        listeners.add(listener);
    }

    private void requireNotStarted() {
        if (started != null) {
            throw new IllegalStateException("started already");
        }
    }

    /// Listens from now on.
    ///
    /// @throws TransportException if the port or a certificate cannot be used
    public synchronized void start() {
        requireNotStarted();
        PeerListener all = everybody(List.copyOf(listeners));
        Arrivals arrivals = new Arrivals(config.self(), links::containsKey, receivers, all, counters);
        switch (config.security()) {
            case Security.MutualTls files -> {
                PeerTls tls = new PeerTls(files);
                started = start(arrivals, tls.listening(), tls.dialling());
                Thread.ofPlatform()
                        .name("parley-grpc-certificates")
                        .daemon(true)
                        .start(() -> watch(tls, files.reloadInterval()));
            }
            case Security.Plaintext _ ->
                started = start(arrivals, InsecureServerCredentials.create(), InsecureChannelCredentials.create());
        }
        LOG.atInfo().addKeyValue("port", port()).log("peer_transport_listens");
    }

    private Started start(Arrivals arrivals, ServerCredentials listening, ChannelCredentials dialling) {
        Server server = NettyServerBuilder.forAddress(config.listen(), listening)
                .addService(ServerServiceDefinition.builder(Exchange.SERVICE)
                        .addMethod(Exchange.METHOD, arrivals)
                        .build())
                .executor(executor)
                .maxInboundMessageSize(config.messageBytes())
                .maxConcurrentCallsPerConnection(1)
                .flowControlWindow(config.batchBytes())
                .permitKeepAliveTime(config.keepAlive().toNanos() / 2, TimeUnit.NANOSECONDS)
                .permitKeepAliveWithoutCalls(true)
                .keepAliveTime(config.keepAlive().toNanos(), TimeUnit.NANOSECONDS)
                .keepAliveTimeout(config.keepAliveTimeout().toNanos(), TimeUnit.NANOSECONDS)
                .build();
        try {
            server.start();
        } catch (IOException taken) {
            throw new TransportException("listen: " + config.listen() + " cannot be used", taken);
        }
        return new Started(server, arrivals, new Dialler(config, dialling, executor));
    }

    private void watch(PeerTls tls, Duration interval) {
        try {
            while (!closing.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
                tls.check();
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private static PeerListener everybody(List<PeerListener> listeners) {
        return new PeerListener() {
            @Override
            public void lost(InstanceId to) {
                listeners.forEach(listener -> listener.lost(to));
            }

            @Override
            public void disturbed(InstanceId from) {
                listeners.forEach(listener -> listener.disturbed(from));
            }
        };
    }

    private Started running() {
        Started now = started;
        if (now == null) {
            throw new IllegalStateException("not started");
        }
        return now;
    }

    /// The port that others reach.
    public synchronized int port() {
        return running().server().getPort();
    }

    public TransportCounters counters() {
        return counters;
    }

    /// There is another instance: it is dialled from now on, and its streams are let in. Idempotent; this instance
    /// itself is left out.
    public synchronized void add(Peer peer) {
        Started transport = running();
        if (closing.getCount() > 0 && !peer.id().equals(config.self()) && !links.containsKey(peer.id())) {
            links.put(peer.id(), begin(peer, transport));
        }
    }

    /// An instance is gone: what was sent to it is lost, its streams are ended, and nothing is heard of it any more.
    /// Idempotent.
    public synchronized void remove(InstanceId gone) {
        Running link = links.remove(gone);
        if (link != null) {
            link.link().abandon();
            running().arrivals().forget(gone);
        }
    }

    /// The other instances, in no particular order.
    public List<InstanceId> others() {
        return List.copyOf(links.keySet());
    }

    private Running begin(Peer peer, Started transport) {
        Link link = new Link(
                peer, config, transport.dialler(), ticker, random, everybody(List.copyOf(listeners)), counters);
        Thread writer = Thread.ofVirtual().name("parley-grpc-to-" + peer.id()).start(link::run);
        return new Running(link, writer);
    }

    /// Sends an envelope, at some time. Never blocks.
    ///
    /// @return whether it is on its way; if not, it never will be: there is no such instance, no stream to it
    ///     at the moment, no room in its queue, or the envelope is too large
    public boolean send(InstanceId to, int kind, ByteString body) {
        Running link = links.get(to);
        return link != null && link.link().send(kind, body);
    }

    /// Envelopes that wait, for all instances.
    public int queued() {
        return links.values().stream()
                .mapToInt(running -> running.link().queued())
                .sum();
    }

    /// Bytes of them.
    public long queuedBytes() {
        return links.values().stream()
                .mapToLong(running -> running.link().queuedBytes())
                .sum();
    }

    /// Sends what is queued, then ends all streams. Takes [TransportConfig#closeGrace] at most, and about a
    /// second.
    @Override
    public synchronized void close() {
        closing.countDown();
        long deadline = ticker.nanos() + config.closeGrace().toNanos();
        links.values().forEach(running -> running.link().finish());
        for (Running running : links.values()) {
            join(running.writer(), deadline - ticker.nanos());
            running.link().abandon();
        }
        if (started != null) {
            stop(started.server(), deadline - ticker.nanos());
        }
        executor.close();
    }

    private static void stop(Server server, long nanos) {
        server.shutdown();
        try {
            if (nanos <= 0
                    || !server.awaitTermination(Math.min(nanos, TimeUnit.SECONDS.toNanos(1)), TimeUnit.NANOSECONDS)) {
                server.shutdownNow();
                server.awaitTermination();
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            server.shutdownNow();
        }
    }

    private static void join(Thread thread, long nanos) {
        try {
            if (nanos > 0 && !thread.join(Duration.ofNanos(nanos))) {
                LOG.debug("{} does not end in time", thread.getName());
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
