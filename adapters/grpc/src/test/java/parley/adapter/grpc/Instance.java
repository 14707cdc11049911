package parley.adapter.grpc;

import com.google.protobuf.ByteString;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.kernel.InstanceId;

/// An instance that writes down what comes.
final class Instance implements AutoCloseable {
    static final int TEXT = 1;

    final InstanceId id;
    final Transport transport;
    final List<String> received = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger disturbed = new AtomicInteger();
    final AtomicInteger lost = new AtomicInteger();
    volatile CountDownLatch gate = new CountDownLatch(0);

    private Instance(TransportConfig config) {
        this.id = config.self();
        this.transport = new Transport(config, System::nanoTime, new Random(7));
        transport.receive(TEXT, (from, body) -> {
            passGate();
            received.add(body.toStringUtf8());
        });
        transport.listen(new PeerListener() {
            @Override
            public void lost(InstanceId to) {
                lost.incrementAndGet();
            }

            @Override
            public void disturbed(InstanceId from) {
                disturbed.incrementAndGet();
            }
        });
        transport.start();
    }

    private void passGate() {
        try {
            gate.await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    static Instance plain() {
        return started(UnaryOperator.identity());
    }

    static Instance started(UnaryOperator<Settings> change) {
        return new Instance(change.apply(new Settings()).build());
    }

    Peer peer() {
        return peerAt(transport.port());
    }

    Peer peerAt(int port) {
        return new Peer(id, "127.0.0.1", port);
    }

    /// Introduces instances to each other.
    static void meet(Instance... all) {
        List<Peer> peers = List.of(all).stream().map(Instance::peer).toList();
        for (Instance instance : all) {
            instance.knows(peers.toArray(Peer[]::new));
        }
    }

    /// From now on these are all the others there are.
    void knows(Peer... now) {
        Set<InstanceId> ids = Stream.of(now).map(Peer::id).collect(Collectors.toSet());
        transport.others().stream().filter(other -> !ids.contains(other)).forEach(transport::remove);
        Stream.of(now).forEach(transport::add);
    }

    boolean say(Instance to, String text) {
        return transport.send(to.id, TEXT, ByteString.copyFromUtf8(text));
    }

    @Override
    public void close() {
        gate.countDown();
        transport.close();
    }

    /// Short times, so that tests are.
    static final class Settings {
        private Security security = new Security.Plaintext();
        private int queueEvents = 100_000;
        private Duration stallTimeout = Duration.ofSeconds(10);
        private InstanceId id = new InstanceId(UUID.randomUUID());
        private int port;

        Settings security(Security value) {
            security = value;
            return this;
        }

        Settings queueEvents(int value) {
            queueEvents = value;
            return this;
        }

        Settings stallTimeout(Duration value) {
            stallTimeout = value;
            return this;
        }

        Settings id(InstanceId value) {
            id = value;
            return this;
        }

        Settings port(int value) {
            port = value;
            return this;
        }

        TransportConfig build() {
            return new TransportConfig(
                    id,
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    security,
                    queueEvents,
                    16L << 20,
                    1000,
                    64 * 1024,
                    1 << 20,
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(5),
                    stallTimeout,
                    Duration.ofMillis(1),
                    Duration.ofMillis(5),
                    Duration.ofMillis(50),
                    Duration.ofSeconds(10));
        }
    }
}
