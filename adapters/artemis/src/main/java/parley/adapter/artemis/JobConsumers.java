package parley.adapter.artemis;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.kernel.IdGenerator;

/// Threads that take jobs from one queue until they are stopped.
public final class JobConsumers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobConsumers.class);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    private JobConsumers() {}

    /// Starts [ArtemisConfig#consumers] threads.
    public static <T> JobConsumers start(
            Connections connections,
            String queue,
            ArtemisConfig config,
            QueueCounters counters,
            Clock clock,
            IdGenerator ids,
            JobDecoder<T> decoder,
            JobHandler<T> handler) {
        JobConsumers consumers = new JobConsumers();
        Graveyard graveyard = new Graveyard(queue, counters, clock, ids);
        for (int number = 0; number < config.consumers(); number++) {
            JobConsumer<T> consumer = new JobConsumer<>(
                    connections, queue, config, counters, graveyard, decoder, handler, consumers.stopping);
            consumers.threads.add(Thread.ofPlatform()
                    .name(queue.replace('.', '-') + "-" + number)
                    .daemon(true)
                    .uncaughtExceptionHandler((ended, fault) -> logEnd(queue, fault))
                    .start(consumer::run));
        }
        return consumers;
    }

    private static void logEnd(String queue, Throwable fault) {
        LOG.atError()
                .addKeyValue("code", "queue_consumer_ended")
                .addKeyValue("queue", queue)
                .setCause(fault)
                .log("a thread that takes jobs ended unexpectedly");
    }

    /// Whether all of its threads run.
    public boolean isRunning() {
        return threads.stream().allMatch(Thread::isAlive);
    }

    /// Lets the threads finish the jobs that they have taken, and ends them. What is left stays in the queue.
    @Override
    public void close() {
        stopping.countDown();
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
