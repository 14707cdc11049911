package parley.adapter.cassandra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import parley.adapter.cassandra.CassandraException.Fault;

final class SingleFlightTest {
    private static final int MANY = 20;

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch answer = new CountDownLatch(1);
    private final SingleFlight<String, Integer> flight = new SingleFlight<>(read -> read.answer() >= 0);

    @Test
    void whoAsksTheSameAtTheSameTimeShouldShareTheAnswer() throws Exception {
        assertEquals(List.of(7), together(() -> 7).stream().distinct().toList());

        assertEquals(1, asked.get());
        assertEquals(0, flight.underWay());
    }

    @Test
    void anAnswerThatDoesNotServeShouldBeAskedForAnew() throws Exception {
        List<Integer> answers = together(() -> asked.get() == 1 ? -1 : 7);

        assertEquals(MANY, asked.get());
        assertEquals(1, answers.stream().filter(each -> each == -1).count());
    }

    @Test
    void aLaterQuestionShouldBeAskedAnew() {
        answer.countDown();

        assertEquals(1, flight.ask("a", () -> ask(() -> 1)));
        assertEquals(2, flight.ask("a", () -> ask(() -> 2)));
    }

    @Test
    void aFailureShouldBeSharedAndNotBeRemembered() throws Exception {
        ExecutionException failed = assertThrows(
                ExecutionException.class,
                () -> together(() -> {
                    throw new CassandraException(Fault.UNKNOWN, "no answer");
                }));

        assertEquals(CassandraException.class, failed.getCause().getClass());
        assertEquals(1, asked.get());
        assertEquals(3, flight.ask("a", () -> 3));
    }

    /// Everybody waits, for the answer or for who asks for it, before there is one.
    private List<Integer> together(IntSupplier result) throws Exception {
        List<FutureTask<Integer>> answers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            FutureTask<Integer> task = new FutureTask<>(() -> flight.ask("a", () -> ask(result)));
            answers.add(task);
            threads.add(Thread.ofVirtual().start(task));
        }
        Awaitility.await().until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        answer.countDown();
        List<Integer> values = new ArrayList<>();
        for (Future<Integer> each : answers) {
            values.add(each.get());
        }
        return values;
    }

    private int ask(IntSupplier result) {
        asked.incrementAndGet();
        try {
            answer.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return result.getAsInt();
    }
}
