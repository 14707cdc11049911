package parley.adapter.grpc.calls;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/// Tasks that run one after the other within a lane, and beside each other otherwise. How many wait is bounded by
/// whoever adds them.
final class Lanes<K> {
    private final Executor executor;
    private final Map<K, Deque<Runnable>> waiting = new HashMap<>();

    Lanes(Executor executor) {
        this.executor = executor;
    }

    void add(K lane, Runnable task) {
        boolean idle;
        synchronized (waiting) {
            idle = !waiting.containsKey(lane);
            waiting.computeIfAbsent(lane, absent -> new ArrayDeque<>()).addLast(task);
        }
        if (idle) {
            executor.execute(() -> run(lane));
        }
    }

    private void run(K lane) {
        for (Optional<Runnable> task = next(lane); task.isPresent(); task = next(lane)) {
            task.get().run();
        }
    }

    /// Forgets the lane when nothing is left.
    private Optional<Runnable> next(K lane) {
        synchronized (waiting) {
            Deque<Runnable> tasks = waiting.get(lane);
            if (tasks == null || tasks.isEmpty()) {
                waiting.remove(lane);
                return Optional.empty();
            }
            return Optional.of(tasks.removeFirst());
        }
    }
}
