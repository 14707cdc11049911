package parley.groups;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Runs something several times at the same moment, on platform threads: runners that never wait must not keep
/// others from running.
public final class Race {
    private Race() {}

    /// What `runner` returns for 0 to `runners` - 1, in this order.
    public static <T> List<T> of(int runners, IntFunction<T> runner) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<T>> results = IntStream.range(0, runners)
                    .mapToObj(number -> threads.submit(() -> {
                        start.await();
                        return runner.apply(number);
                    }))
                    .toList();
            start.countDown();
            return results.stream().map(Race::get).toList();
        }
    }

    private static <T> T get(Future<T> result) {
        try {
            return result.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
