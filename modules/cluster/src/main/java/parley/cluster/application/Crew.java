package parley.cluster.application;

import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Does many things that block, several at once.
final class Crew {
    private final Executor executor;
    private final int size;

    Crew(Executor executor, int size) {
        this.executor = executor;
        this.size = size;
    }

    /// Blocks until `action` was tried on every item; an interrupt ends the wait, and what has not begun by
    /// then is left out.
    <T> void each(Collection<T> items, Consumer<T> action) {
        Queue<T> waiting = new ConcurrentLinkedQueue<>(items);
        int workers = Math.min(size, items.size());
        CountDownLatch done = new CountDownLatch(workers);
        for (int worker = 0; worker < workers; worker++) {
            executor.execute(() -> {
                try {
                    for (T item = waiting.poll(); item != null; item = waiting.poll()) {
                        action.accept(item);
                    }
                } finally {
                    done.countDown();
                }
            });
        }
        try {
            done.await();
        } catch (InterruptedException interrupted) {
            waiting.clear();
            Thread.currentThread().interrupt();
        }
    }
}
