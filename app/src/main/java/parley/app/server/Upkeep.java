package parley.app.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.app.warning.OperatorWarning;

/// One platform thread that does periodic work, one task after the other. A task that fails is logged and runs again at
/// its next turn; a task that blocks delays the others of the same thread.
final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final long PATIENCE_SECONDS = 10;

    private final ScheduledExecutorService thread;
    private final List<Future<?>> tasks = new CopyOnWriteArrayList<>();

    /// @param name of the thread
    Upkeep(String name) {
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /// Runs `task` again and again, with `pause` between the end of one run and the begin of the next.
    ///
    /// @param name for the log
    void every(Duration pause, String name, Runnable task) {
        tasks.add(thread.scheduleWithFixedDelay(
                () -> runOnce(name, task), pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS));
    }

    /// Whether every task will have its next turn: an error of the virtual machine, such as one of memory, ends a task.
    boolean isRunning() {
        return tasks.stream().noneMatch(Future::isDone);
    }

    private static void runOnce(String name, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException fault) {
            OperatorWarning.UPKEEP_FAILED
                    .log(LOG)
                    .addKeyValue("task", name)
                    .setCause(fault)
                    .log("a periodic task failed; it runs again");
        }
    }

    /// Waits until every task that is due within `pause` has run.
    void pass(Duration pause) throws InterruptedException {
        try {
            thread.schedule(() -> {}, pause.toNanos(), TimeUnit.NANOSECONDS).get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Lets a task that runs complete, and starts no other.
    void close() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }
}
