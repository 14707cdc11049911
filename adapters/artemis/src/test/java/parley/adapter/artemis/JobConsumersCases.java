package parley.adapter.artemis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.artemis.DeadLetterQueue.DeadLetter;

/// What becomes of jobs: done, tried again, tried alone, given up.
abstract class JobConsumersCases {
    private static final long MILLIS_OF_CLOCKS = 5;

    @TempDir
    private Path directory;

    private TestBroker broker;

    /// A broker, in this process or elsewhere.
    abstract TestBroker start(ArtemisConfig config);

    /// After each test, when nobody is connected any more.
    void cleanUp() {}

    @BeforeEach
    void start() {
        broker = start(TestBroker.config(directory));
    }

    @AfterEach
    void stop() {
        broker.close();
        cleanUp();
    }

    @Test
    void whatWaitsShouldBeTakenInBatches() {
        broker.sender().send(TestBroker.jobs(1, 1_000));
        ConcurrentLinkedQueue<Integer> sizes = new ConcurrentLinkedQueue<>();
        Set<FanOutMessage> done = ConcurrentHashMap.newKeySet();

        broker.consume(jobs -> {
            sizes.add(jobs.size());
            return done.addAll(jobs);
        });

        await().until(() -> done.size() == 1_000);
        await().until(() -> broker.counters().done() == 1_000);
        assertTrue(sizes.stream().allMatch(size -> size <= 256), sizes::toString);
        assertTrue(sizes.size() < 100, () -> sizes.size() + " batches (expected: few and large ones)");
        assertEquals(0, broker.deadLetters().count(QueueNames.FAN_OUT));
        assertEquals(0, broker.counters().failed());
    }

    @Test
    void aJobShouldBeAcknowledgedOnlyAfterItWasDone() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        broker.sender().send(TestBroker.jobs(1, 1));
        broker.consume(jobs -> {
            begun.countDown();
            return isOpen(mayEnd);
        });

        begun.await();
        long held = broker.deadLetters().count(QueueNames.FAN_OUT);
        mayEnd.countDown();

        assertEquals(1, held);
        await().until(() -> broker.deadLetters().count(QueueNames.FAN_OUT) == 0);
    }

    @Test
    void jobsThatFailShouldBeTriedAgainUntilTheySucceed() {
        AtomicInteger refusals = new AtomicInteger(12);
        Set<FanOutMessage> done = ConcurrentHashMap.newKeySet();
        broker.sender().send(TestBroker.jobs(1, 40));

        broker.consume(jobs -> refusals.getAndDecrement() <= 0 && done.addAll(jobs));

        await().until(() -> done.size() == 40);
        await().until(() -> broker.deadLetters().count(QueueNames.FAN_OUT) == 0);
        assertEquals(0, broker.counters().dead());
        assertTrue(broker.counters().failed() > 0);
    }

    @Test
    void aFaultOfTheHandlerShouldNotEndItsThread() {
        AtomicBoolean faulty = new AtomicBoolean(true);
        Set<FanOutMessage> done = ConcurrentHashMap.newKeySet();
        broker.sender().send(TestBroker.jobs(1, 5));

        JobConsumers consumers = broker.consume(jobs -> {
            if (faulty.getAndSet(false)) {
                throw new IllegalStateException("fault");
            }
            return done.addAll(jobs);
        });

        await().until(() -> done.size() == 5);
        assertTrue(consumers.isRunning());
    }

    @Test
    void aJobThatAlwaysFailsShouldNotHoldUpOthers() {
        FanOutMessage poison = TestBroker.job(7);
        AtomicInteger attempts = new AtomicInteger();
        AtomicInteger inCompany = new AtomicInteger();
        Set<FanOutMessage> done = ConcurrentHashMap.newKeySet();
        broker.sender().send(TestBroker.jobs(1, 100));

        broker.consume(jobs -> {
            if (jobs.contains(poison)) {
                attempts.incrementAndGet();
                inCompany.addAndGet(jobs.size() > 1 ? 1 : 0);
                return false;
            }
            return done.addAll(jobs);
        });

        await().until(() -> done.size() == 99);
        broker.sender().send(TestBroker.jobs(1_000, 50));
        await().until(() -> done.size() == 149);
        int before = attempts.get();
        await().until(() -> attempts.get() > before + 1);
        assertTrue(inCompany.get() <= 3, () -> "failed " + inCompany + " times along with others");
        assertEquals(1, broker.deadLetters().count(QueueNames.FAN_OUT));
        assertEquals(0, broker.counters().dead());
    }

    @Test
    void whatIsDoneOfABatchShouldBeAcknowledgedAndOnlyTheRestTriedAgain() {
        Map<FanOutMessage, Integer> attempts = new ConcurrentHashMap<>();
        broker.sender().send(TestBroker.jobs(1, 100));

        broker.consumePartly(jobs -> {
            jobs.forEach(job -> attempts.merge(job, 1, Integer::sum));
            return jobs.stream()
                    .filter(job -> job.first() % 10 == 0 && attempts.getOrDefault(job, 0) <= 5)
                    .collect(Collectors.toSet());
        });

        await().until(() -> broker.counters().done() == 100);
        await().until(() -> broker.deadLetters().count(QueueNames.FAN_OUT) == 0);
        attempts.forEach((job, times) -> assertEquals(job.first() % 10 == 0 ? 6 : 1, times, job::toString));
        assertEquals(50, broker.counters().failed());
    }

    /// Jobs of a stuck group keep coming, a few others now and then.
    @Test
    void aStuckGroupShouldNotHoldUpOthers() {
        broker.close();
        broker = start(TestBroker.config(directory, Duration.ofMillis(100), Duration.ofSeconds(30)));
        Set<FanOutMessage> done = ConcurrentHashMap.newKeySet();
        broker.consumePartly(jobs -> {
            Set<FanOutMessage> stuck =
                    jobs.stream().filter(job -> job.first() >= 1_000).collect(Collectors.toSet());
            jobs.stream().filter(job -> !stuck.contains(job)).forEach(done::add);
            return stuck;
        });

        for (int round = 0; round < 60; round++) {
            broker.sender().send(TestBroker.jobs(1_000 + round * 4L, 4));
            if (round % 6 == 5) {
                FanOutMessage healthy = TestBroker.job(1 + round);
                long begun = System.nanoTime();
                broker.sender().send(List.of(healthy.encode()));
                await().pollInterval(Duration.ofMillis(5)).until(() -> done.contains(healthy));
                long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
                assertTrue(millis < 1_500, () -> "waited " + millis + " ms for a job that can be done");
            } else {
                int sent = round;
                await().until(() -> broker.counters().failed() > sent * 4L);
            }
        }
        await().until(() -> broker.counters().done() == 10);
    }

    @Test
    void aJobShouldRestTwiceAsLongAfterEveryAttempt() {
        ConcurrentLinkedQueue<Long> attempts = new ConcurrentLinkedQueue<>();
        broker.sender().send(TestBroker.jobs(1, 1));

        broker.consume(jobs -> {
            attempts.add(System.nanoTime());
            return attempts.size() > 5;
        });

        await().until(() -> broker.counters().done() == 1);
        List<Long> at = List.copyOf(attempts);
        for (int attempt = 1; attempt < at.size(); attempt++) {
            long rested =
                    Duration.ofNanos(at.get(attempt) - at.get(attempt - 1)).toMillis();
            long expected = Math.min(200, 20L << (attempt - 1));
            assertTrue(
                    rested >= expected - MILLIS_OF_CLOCKS,
                    () -> "rested " + rested + " ms (expected: " + expected + " and more)");
        }
    }

    @Test
    void whileNothingCanBeDoneTheQueueShouldNotBeChurned() {
        broker.close();
        broker = start(TestBroker.config(directory, Duration.ofMillis(200), Duration.ofSeconds(1)));
        AtomicInteger calls = new AtomicInteger();
        AtomicBoolean works = new AtomicBoolean();
        Set<FanOutMessage> done = ConcurrentHashMap.newKeySet();
        broker.sender().send(TestBroker.jobs(1, 3_000));
        long begun = System.nanoTime();
        broker.consume(jobs -> {
            calls.incrementAndGet();
            return works.get() && done.addAll(jobs);
        });

        // Two consumers make four calls each, between which they rest 200, 400 and 800 ms.
        await().until(() -> calls.get() >= 8);
        long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        works.set(true);

        assertTrue(millis >= 1_300, () -> "eight calls within " + millis + " ms");
        await().until(() -> done.size() == 3_000);
    }

    @Test
    void aJobThatCannotBeDecodedShouldBecomeADeadLetterAtOnce() {
        Set<FanOutMessage> done = ConcurrentHashMap.newKeySet();
        List<byte[]> jobs = new ArrayList<>(TestBroker.jobs(1, 3));
        jobs.add(1, new byte[] {9, 1, 2});
        broker.sender().send(jobs);

        broker.consume(done::addAll);

        await().until(() -> done.size() == 3);
        await().until(() -> broker.counters().dead() == 1);
        DeadLetter letter = broker.deadLetters().list(10).getFirst();
        assertEquals(
                new DeadLetter(
                        letter.id(),
                        QueueNames.FAN_OUT,
                        TestBroker.NOW.toEpochMilli(),
                        "fan-out job of version 9 (expected: 1)",
                        3),
                letter);
        assertEquals(1, broker.deadLetters().count());
        await().until(() -> broker.deadLetters().count(QueueNames.FAN_OUT) == 0);
    }

    @Test
    void deadLettersShouldBeListedOldestFirstAndOutliveARestart() {
        for (byte version = 20; version < 23; version++) {
            broker.sender().send(List.of(new byte[] {version}));
        }
        JobConsumers consumers = broker.consume(jobs -> true);
        await().until(() -> broker.deadLetters().count() == 3);
        List<DeadLetter> before = broker.deadLetters().list(10);
        consumers.close();
        broker.close();

        broker = start(TestBroker.config(directory));

        assertEquals(before, broker.deadLetters().list(10));
        assertEquals(before.subList(0, 2), broker.deadLetters().list(2));
        assertEquals(List.of(), broker.deadLetters().list(0));
        assertEquals(3, new HashSet<>(before.stream().map(DeadLetter::id).toList()).size());
    }

    @Test
    void aRequeuedDeadLetterShouldBeTriedAgain() {
        broker.sender().send(List.of(new byte[] {20}, new byte[] {21}));
        broker.consume(jobs -> true);
        await().until(() -> broker.deadLetters().count() == 2);
        List<DeadLetter> letters = broker.deadLetters().list(10);

        assertTrue(broker.deadLetters().requeue(letters.getLast().id()));

        await().until(() -> broker.counters().dead() == 3);
        List<DeadLetter> after = broker.deadLetters().list(10);
        assertEquals(letters.getFirst(), after.getFirst());
        assertEquals(letters.getLast().reason(), after.getLast().reason());
        assertTrue(!letters.getLast().id().equals(after.getLast().id()), "the same id again");
    }

    @Test
    void anUnknownDeadLetterShouldNotBeRequeued() {
        broker.sender().send(List.of(new byte[] {20}));
        broker.consume(jobs -> true);
        await().until(() -> broker.deadLetters().count() == 1);

        assertEquals(false, broker.deadLetters().requeue("00000000-0000-7000-8000-000000000000"));
        assertEquals(false, broker.deadLetters().requeue("x' OR '1'='1"));
        assertEquals(1, broker.deadLetters().count());
    }

    private static boolean isOpen(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException interrupted) {
            return false;
        }
    }
}
