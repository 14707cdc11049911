package parley.adapter.artemis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.artemis.BrokerHealth.State;

/// What a broker in another process, and its absence, make different.
final class RemoteBrokerIT {
    @TempDir
    private Path directory;

    private RemoteServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = RemoteServer.start(directory);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private TestBroker broker(RemoteConfig place) {
        return TestBroker.start(TestBroker.at(place, TestBroker.config(directory)));
    }

    @Test
    void whatWasSentShouldSurviveTheEndOfTheBroker() throws Exception {
        try (TestBroker broker = broker(server.place())) {
            broker.sender().send(TestBroker.jobs(1, 200));
            server.kill();

            assertThrows(QueueException.class, () -> broker.sender().send(TestBroker.jobs(500, 1)));
            assertEquals(State.RESTARTING, missed(broker).state());
            server.restart();

            await().ignoreException(QueueException.class).until(() -> {
                broker.sender().send(TestBroker.jobs(201, 1));
                return true;
            });
            Set<Long> found = ConcurrentHashMap.newKeySet();
            broker.drain().forEach(job -> found.add(job.last()));
            assertTrue(found.contains(1L) && found.contains(200L) && found.contains(201L), found::toString);
            assertEquals(State.RUNNING, broker.broker().health().state());
            assertEquals(1, broker.broker().health().restarts());
        }
    }

    private static BrokerHealth missed(TestBroker broker) {
        assertThrows(QueueException.class, () -> broker.broker().open());
        return broker.broker().health();
    }

    @Test
    void consumersShouldGoOnAfterTheBrokerWasAway() throws Exception {
        Set<FanOutMessage> done = ConcurrentHashMap.newKeySet();
        try (TestBroker broker = broker(server.place())) {
            JobConsumers consumers = broker.consume(done::addAll);
            broker.sender().send(TestBroker.jobs(1, 3));
            await().until(() -> done.size() == 3);
            server.kill();
            server.restart();

            await().ignoreException(QueueException.class).until(() -> {
                broker.sender().send(TestBroker.jobs(10, 1));
                return true;
            });

            await().atMost(Duration.ofSeconds(30)).until(() -> done.contains(TestBroker.job(10)));
            assertTrue(consumers.isRunning());
        }
    }

    @Test
    void aBrokerThatIsAwayShouldNotKeepAServerFromStarting() throws Exception {
        server.kill();

        try (TestBroker broker = broker(server.place())) {
            assertEquals(State.RESTARTING, broker.broker().health().state());
            assertFalse(broker.broker().isOwn());
            assertThrows(QueueException.class, () -> broker.sender().send(TestBroker.jobs(1, 1)));
        }
    }

    /// Artemis by itself would give a job up after ten attempts.
    @Test
    void aJobShouldNeverBeGivenUp() {
        AtomicInteger attempts = new AtomicInteger();
        try (TestBroker broker = broker(server.place())) {
            broker.sender().send(TestBroker.jobs(1, 1));

            broker.consume(jobs -> attempts.incrementAndGet() > 13);

            await().atMost(Duration.ofSeconds(30)).until(() -> broker.counters().done() == 1);
            assertEquals(14, attempts.get());
        }
    }

    @Test
    void theOtherBrokerOfAPairShouldBeUsedIfOneIsAway() throws Exception {
        String port = server.place().url().substring("tcp://127.0.0.1:".length());
        RemoteConfig pair = new RemoteConfig(
                "(tcp://127.0.0.1:1,tcp://127.0.0.1:" + port + ")?ha=true",
                server.place().username(),
                server.place().password());
        try (TestBroker broker = broker(pair)) {
            broker.sender().send(TestBroker.jobs(1, 2));

            assertEquals(2, broker.drain().size());
        }
    }

    @Test
    void aWrongPasswordShouldBeRefused() {
        RemoteConfig stranger = new RemoteConfig(server.place().url(), "parley", "guessed");
        try (TestBroker broker = broker(stranger)) {
            QueueException refusal =
                    assertThrows(QueueException.class, () -> broker.broker().open());

            assertFalse(String.valueOf(refusal.getMessage()).contains("guessed"));
        }
    }
}
