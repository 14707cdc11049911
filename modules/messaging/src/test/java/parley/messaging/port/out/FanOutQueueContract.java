package parley.messaging.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.messaging.Messages.ALICE_AND_BOB;
import static parley.messaging.Messages.ALICE_AND_CAROL;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.messaging.domain.FanOutJob;

/// What every [FanOutQueue] does. Each test gets an empty queue.
public interface FanOutQueueContract {
    FanOutQueue queue();

    /// Does everything that the queue holds.
    Collection<FanOutJob> taken();

    @Test
    default void jobsShouldComeOutAsTheyWerePut() {
        FanOutJob extreme =
                new FanOutJob(ALICE_AND_BOB.id(), 1L << 22, 1L << 38, 1L << 39, Long.MAX_VALUE, 1L << 39, 0);
        FanOutJob plain = new FanOutJob(ALICE_AND_CAROL.id(), 1, 1, 1, 0, 0, 0);

        queue().put(List.of(extreme, plain));

        assertEquals(Set.of(extreme, plain), new HashSet<>(taken()));
    }

    @Test
    default void puttingNothingShouldDoNothing() {
        queue().put(List.of());

        assertEquals(List.of(), List.copyOf(taken()));
    }

    @Test
    default void jobsThatArePutAtTheSameTimeShouldAllComeOut() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> puts = IntStream.range(0, 8)
                    .<Future<?>>mapToObj(caller -> callers.submit(() -> {
                        for (int batch = 0; batch < 5; batch++) {
                            queue().put(jobs(1 + caller * 1_000 + batch * 100, 20));
                        }
                    }))
                    .toList();
            for (Future<?> put : puts) {
                put.get();
            }
        }

        Collection<FanOutJob> taken = taken();

        assertEquals(8 * 5 * 20, new HashSet<>(taken).size());
    }

    private static List<FanOutJob> jobs(long from, int count) {
        return LongStream.range(from, from + count)
                .mapToObj(seq -> new FanOutJob(ALICE_AND_BOB.id(), 1, seq, seq, seq, seq, seq))
                .toList();
    }
}
