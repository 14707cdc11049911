package parley.adapter.artemis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQInterruptedException;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thread that takes jobs from a queue.
///
/// What is done of a batch is acknowledged, what is not rests. Jobs that failed a few times along with others are tried
/// one by one, so that one that always fails holds up nobody. When nothing at all of a batch can be done, the thread
/// rests as long as a job does, instead of taking the whole queue into memory only to put it back.
final class JobConsumer<T> {
    private static final Logger LOG = LoggerFactory.getLogger(JobConsumer.class);
    private static final Duration LISTEN = Duration.ofMillis(250);

    /// So many jobs may fail alone before the thread looks what else there is: each may take its time.
    private static final int FAILURES_ALONE = 3;

    private static final int MAX_DOUBLINGS = 20;

    private final Connections connections;
    private final String queue;
    private final ArtemisConfig config;
    private final QueueCounters counters;
    private final Graveyard graveyard;
    private final JobDecoder<T> decoder;
    private final JobHandler<T> handler;
    private final CountDownLatch stopping;
    private int troubles;

    JobConsumer(
            Connections connections,
            String queue,
            ArtemisConfig config,
            QueueCounters counters,
            Graveyard graveyard,
            JobDecoder<T> decoder,
            JobHandler<T> handler,
            CountDownLatch stopping) {
        this.connections = connections;
        this.queue = queue;
        this.config = config;
        this.counters = counters;
        this.graveyard = graveyard;
        this.decoder = decoder;
        this.handler = handler;
        this.stopping = stopping;
    }

    private record Taken<T>(ClientMessage message, T job) {}

    void run() {
        while (isWanted()) {
            try {
                serve(connections.open());
            } catch (QueueException | ActiveMQException | ActiveMQInterruptedException failed) {
                LOG.debug("queue {} does not answer", queue, failed);
                rest();
            }
        }
    }

    private boolean isWanted() {
        return stopping.getCount() > 0;
    }

    private void serve(ClientSession session) throws ActiveMQException {
        try {
            ClientConsumer consumer = session.createConsumer(queue);
            while (isWanted()) {
                List<Taken<T>> taken = take(session, consumer);
                if (!taken.isEmpty()) {
                    work(session, taken);
                }
            }
        } finally {
            Sessions.close(session);
        }
    }

    /// Waits for a job, then takes what else is there.
    private List<Taken<T>> take(ClientSession session, ClientConsumer consumer) throws ActiveMQException {
        List<Taken<T>> taken = new ArrayList<>();
        ClientMessage next = consumer.receive(LISTEN.toMillis());
        while (next != null) {
            byte[] body = DeadLetterQueue.body(next);
            try {
                taken.add(new Taken<>(next, decoder.decode(body)));
            } catch (UndecodableJobException undecodable) {
                graveyard.bury(session, next, body, String.valueOf(undecodable.getMessage()));
            }
            next = taken.size() < config.batch() ? consumer.receiveImmediate() : null;
        }
        return taken;
    }

    private void work(ClientSession session, List<Taken<T>> taken) throws ActiveMQException {
        List<Taken<T>> together = new ArrayList<>();
        List<Taken<T>> alone = new ArrayList<>();
        for (Taken<T> one : taken) {
            (one.message().getDeliveryCount() > config.attemptsTogether() ? alone : together).add(one);
        }
        List<Taken<T>> failed = new ArrayList<>();
        int done = 0;
        if (!together.isEmpty()) {
            failed.addAll(attempt(session, together));
            done += together.size() - failed.size();
        }
        int failedAlone = 0;
        for (Taken<T> one : alone) {
            if (failedAlone == FAILURES_ALONE) {
                break;
            }
            if (attempt(session, List.of(one)).isEmpty()) {
                done++;
            } else {
                failed.add(one);
                failedAlone++;
            }
        }
        putBack(session, failed);
        if (done > 0 || failed.isEmpty()) {
            troubles = 0;
        } else {
            restAfter(taken.size());
        }
    }

    /// Acknowledges the jobs that are done, and returns the others.
    private List<Taken<T>> attempt(ClientSession session, List<Taken<T>> jobs) throws ActiveMQException {
        Set<T> undone = undone(jobs.stream().map(Taken::job).toList());
        List<Taken<T>> failed = new ArrayList<>();
        int done = 0;
        for (Taken<T> one : jobs) {
            if (undone.contains(one.job())) {
                failed.add(one);
            } else {
                one.message().individualAcknowledge();
                done++;
            }
        }
        if (done > 0) {
            session.commit();
            counters.done(done);
        }
        if (!failed.isEmpty()) {
            counters.failed(failed.size());
        }
        return failed;
    }

    private Set<T> undone(List<T> jobs) {
        try {
            return handler.handle(jobs);
        } catch (RuntimeException fault) {
            LOG.atError()
                    .addKeyValue("code", "job_failed")
                    .addKeyValue("queue", queue)
                    .addKeyValue("jobs", jobs.size())
                    .setCause(fault)
                    .log("jobs failed; they are tried again");
            return new HashSet<>(jobs);
        }
    }

    /// Puts back what was not done: what failed rests, as it is acknowledged in the transaction that is rolled back;
    /// what was not tried does not.
    private void putBack(ClientSession session, List<Taken<T>> failed) throws ActiveMQException {
        if (failed.isEmpty()) {
            return;
        }
        for (Taken<T> one : failed) {
            one.message().individualAcknowledge();
        }
        session.rollback();
    }

    /// Rests ever longer only if the queue holds more than was taken: otherwise what failed rests by itself, and what
    /// comes next may well be something that can be done.
    private void restAfter(int taken) {
        if (taken < config.batch()) {
            troubles = 0;
        }
        rest();
    }

    private void rest() {
        long millis = config.retryDelay().toMillis() << Math.min(troubles, MAX_DOUBLINGS);
        troubles++;
        try {
            if (stopping.await(Math.min(millis, config.maxRetryDelay().toMillis()), TimeUnit.MILLISECONDS)) {
                troubles = 0;
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
