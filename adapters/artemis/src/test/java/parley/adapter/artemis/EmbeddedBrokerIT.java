package parley.adapter.artemis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The broker itself: what it keeps, what it refuses, how it comes back, and that nobody reaches it from outside.
final class EmbeddedBrokerIT {
    private static final String LISTENING = "0A";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /// The library keeps these for a minute, whatever is closed.
    private static final String SHARED_POOL = "in-v-m-connector";

    @TempDir
    private Path directory;

    @Test
    void jobsShouldOutliveARestart() {
        try (TestBroker broker = TestBroker.start(directory)) {
            broker.sender().send(TestBroker.jobs(1, 300));
        }
        try (TestBroker broker = TestBroker.start(directory)) {
            assertEquals(300, new HashSet<>(broker.drain()).size());
        }
        try (TestBroker broker = TestBroker.start(directory)) {
            assertEquals(0, broker.deadLetters().count(QueueNames.FAN_OUT));
        }
    }

    @Test
    void jobsBeyondTheMemoryOfAQueueShouldBeKeptOnDisk() throws IOException {
        ArtemisConfig config = bounded(64 * 1024, 10_000);
        try (TestBroker broker = TestBroker.start(config, FreeSpace.OF_DISK)) {
            for (int batch = 0; batch < 20; batch++) {
                broker.sender().send(TestBroker.jobs(1 + batch * 100L, 100));
            }
            assertTrue(bytesBelow(directory.resolve("pages")) > 0, "nothing is paged");
        }
        try (TestBroker broker = TestBroker.start(config, FreeSpace.OF_DISK)) {
            broker.sender().send(TestBroker.jobs(5_000, 10));
            assertEquals(2_010, new HashSet<>(broker.drain()).size());
            broker.sender().send(TestBroker.jobs(6_000, 10));
            assertEquals(10, broker.drain().size());
        }
    }

    @Test
    void aFullQueueShouldTakeNoMoreUntilSomeAreDone() {
        try (TestBroker broker = TestBroker.start(bounded(64 * 1024, 1_000), FreeSpace.OF_DISK)) {
            broker.sender().send(TestBroker.jobs(1, 990));
            // The broker counts a little later than it commits.
            DeadLetterQueue counting = new DeadLetterQueue(broker.broker());
            await().until(() -> counting.count(QueueNames.FAN_OUT) == 990);

            QueueException full =
                    assertThrows(QueueException.class, () -> broker.sender().send(TestBroker.jobs(1_001, 11)));

            assertTrue(String.valueOf(full.getMessage()).contains("holds 990 jobs"), full::toString);
            broker.sender().send(TestBroker.jobs(1_101, 10));
            assertEquals(1_000, new HashSet<>(broker.drain()).size());
            broker.sender().send(TestBroker.jobs(2_001, 1_000));
            assertEquals(1_000, new HashSet<>(broker.drain()).size());
        }
    }

    @Test
    void aDiskThatIsAlmostFullShouldTakeNoMoreUntilThereIsRoom() {
        AtomicLong free = new AtomicLong(10);
        ArtemisConfig config = TestBroker.config(directory);
        try (TestBroker broker = TestBroker.start(config, any -> free.get())) {
            broker.sender().send(TestBroker.jobs(1, 1));
            free.set(0);
            await().until(() -> !broker.broker().hasRoom());

            QueueException full =
                    assertThrows(QueueException.class, () -> broker.sender().send(TestBroker.jobs(2, 1)));

            assertTrue(String.valueOf(full.getMessage()).contains("almost full"), full::toString);
            assertFalse(broker.broker().health().room());
            free.set(10);
            await().until(() -> broker.broker().hasRoom());
            broker.sender().send(TestBroker.jobs(3, 1));
            assertEquals(Set.of(TestBroker.job(1), TestBroker.job(3)), new HashSet<>(broker.drain()));
        }
    }

    @Test
    void aJournalThatCannotBeWrittenShouldStopTheBrokerUntilItCan() throws IOException {
        Path journal = directory.resolve("journal");
        Path away = directory.resolve("away");
        Set<FanOutMessage> done = ConcurrentHashMap.newKeySet();
        try (TestBroker broker = TestBroker.start(directory)) {
            broker.sender().send(TestBroker.jobs(1, 10));
            Files.move(journal, away);
            Files.createFile(journal);
            assertThrows(QueueException.class, () -> {
                for (int batch = 0; batch < 300; batch++) {
                    broker.sender().send(TestBroker.jobs(1_000 + batch * 500L, 500));
                }
            });
            await().atMost(PATIENCE).until(() -> broker.broker().health().state() == BrokerHealth.State.RESTARTING);
            assertThrows(QueueException.class, () -> broker.sender().send(TestBroker.jobs(2, 1)));
            JobConsumers consumers = broker.consume(done::addAll);

            Files.delete(journal);
            Files.move(away, journal);

            await().atMost(PATIENCE).until(() -> broker.broker().health().state() == BrokerHealth.State.RUNNING);
            broker.sender().send(TestBroker.jobs(500, 1));
            await().atMost(PATIENCE)
                    .until(() -> done.containsAll(List.of(TestBroker.job(1), TestBroker.job(10), TestBroker.job(500))));
            assertEquals(1, broker.broker().health().restarts());
            assertTrue(consumers.isRunning());
        }
    }

    @Test
    void aDirectoryThatCannotBeUsedShouldFailTheStart() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        EmbeddedBroker broker = EmbeddedBroker.begin(ArtemisConfig.defaults(file), System::nanoTime);

        QueueException failed = assertThrows(QueueException.class, broker::awaitStarted);

        assertTrue(String.valueOf(failed.getMessage()).contains(file.toString()), failed::toString);
        assertEquals(BrokerHealth.State.FAILED, broker.health().state());
        broker.close();
    }

    @Test
    void aDirectoryInUseShouldFailTheStart() {
        try (TestBroker first = TestBroker.start(directory)) {
            EmbeddedBroker second = EmbeddedBroker.begin(first.config(), System::nanoTime);

            assertThrows(QueueException.class, second::awaitStarted);

            second.close();
            first.sender().send(TestBroker.jobs(1, 1));
            assertEquals(1, first.drain().size());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nothingShouldBeReachableFromOutside() {
        Set<String> before = listening();
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        try (TestBroker broker = TestBroker.start(directory)) {
            broker.sender().send(TestBroker.jobs(1, 1));

            assertEquals(before, listening());
            assertTrue(beans.queryNames(null, null).stream()
                    .noneMatch(name -> name.getDomain().contains("activemq")));
        }
    }

    @Test
    void noThreadShouldBeLeftBehind() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (TestBroker broker = TestBroker.start(directory)) {
            broker.sender().send(TestBroker.jobs(1, 1));
            assertEquals(1, broker.drain().size());
        }

        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> !name.contains(SHARED_POOL))
                .noneMatch(name -> name.contains("activemq") || name.contains("ActiveMQ") || name.contains("parley-")));
    }

    /// Sockets of this process that listen, by inode.
    private static Set<String> listening() {
        Path self = Path.of("/proc/self");
        try (Stream<Path> open = Files.list(self.resolve("fd"))) {
            Set<String> own = open.map(EmbeddedBrokerIT::target).collect(Collectors.toSet());
            return Stream.of("net/tcp", "net/tcp6")
                    .flatMap(table -> lines(self.resolve(table)))
                    .map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns.length > 9 && columns[3].equals(LISTENING))
                    .map(columns -> columns[9])
                    .filter(inode -> own.contains("socket:[" + inode + "]"))
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.exists(table) ? Files.readAllLines(table).stream() : Stream.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long bytesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private ArtemisConfig bounded(long queueBytes, long queueJobs) {
        ArtemisConfig config = TestBroker.config(directory);
        return new ArtemisConfig(
                List.of(),
                directory,
                config.flushInterval(),
                queueBytes,
                queueJobs,
                1,
                config.consumers(),
                config.batch(),
                config.attemptsTogether(),
                config.retryDelay(),
                config.maxRetryDelay(),
                config.callTimeout());
    }
}
