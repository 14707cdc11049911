package parley.proof.client;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import parley.client.model.Cid;
import parley.client.model.ClientException;
import parley.client.model.Content;
import parley.client.model.Recipient;
import parley.client.model.RefusedException;
import parley.proof.history.History;
import parley.proof.history.Observation;

/// Sends the same cids many times at once by request, as impatient clients do, and insists until each has an
/// answer.
public final class Storm {
    private static final int AT_ONCE = 4;
    private static final int ATTEMPTS = 400;
    private static final long PAUSE_NANOS = 50_000_000;

    private final History history;
    private final InstantSource clock;
    private final RandomGenerator random = new SecureRandom();
    private int number;

    /// @param clock near the server's, for cids
    public Storm(History history, InstantSource clock) {
        this.history = history;
        this.clock = clock;
    }

    /// Sends `count` messages of one device, each several times at once.
    public void blow(Participant from, Recipient to, int count) throws InterruptedException {
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int message = 0; message < count; message++) {
                String token = from.name() + "~" + ++number;
                Cid cid = Cid.of(clock.millis(), random.nextLong(), random.nextLong());
                history.add(new Observation.Submitted(from.name() + "~" + number, from.user(), to, token, 1));
                for (int copy = 0; copy < AT_ONCE; copy++) {
                    running.add(workers.submit(() -> insist(from, to, cid, token)));
                }
            }
            for (Future<?> each : running) {
                await(each);
            }
        }
    }

    private static void await(Future<?> each) throws InterruptedException {
        try {
            each.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a storm's send failed unexpectedly", failed);
        }
    }

    private void insist(Participant from, Recipient to, Cid cid, String token) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                from.acknowledgedByRequest(token, from.rest().send(to, cid, Content.text(token)));
                return;
            } catch (ClientException failed) {
                if (failed instanceof RefusedException refused
                        && !refused.code().outcomeUnknown()) {
                    from.refusedByRequest(token, refused.code().word());
                    return;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
