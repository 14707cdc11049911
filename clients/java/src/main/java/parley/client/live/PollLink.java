package parley.client.live;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import parley.client.wire.MalformedFrameException;
import parley.client.wire.PollAnswer;

/// A session of long-polling: one thread posts what has to leave, in order and one request at a time, another
/// asks for what comes. Both repeat what got no answer: the server tells repeated sends by their cid, and
/// repeats a batch until a later request acknowledges it.
final class PollLink implements Transport.Link {
    private static final int ABNORMAL = 1006;
    private static final int TOKEN_REFUSED = 4401;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    /// A request for frames that fails later than this has done its duty: something between ended it.
    private static final long WAITED_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final PollRequests requests;
    private final PollRequests.Session session;
    private final Duration patience;
    private final RandomGenerator random;
    private final Transport.Listener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final OutgoingFrames outgoing = new OutgoingFrames();
    private final CountDownLatch gone = new CountDownLatch(1);
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Thread poster = Thread.ofVirtual().name("parley-poll-post").unstarted(this::post);
    private final Thread poller = Thread.ofVirtual().name("parley-poll-get").unstarted(this::poll);
    private boolean flushed;
    private boolean closing;
    private int demanded;

    /// @param patience how long one of the two threads may fail before the link is given up
    PollLink(
            PollRequests requests,
            PollRequests.Session session,
            Duration patience,
            RandomGenerator random,
            Transport.Listener listener) {
        this.requests = requests;
        this.session = session;
        this.patience = patience;
        this.random = random;
        this.listener = listener;
    }

    void start() {
        poster.start();
        poller.start();
    }

    @Override
    public void send(String frame) {
        lock.lock();
        try {
            if (!outgoing.add(frame)) {
                end(ABNORMAL, "the server does not take our frames");
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flush() {
        changing(() -> flushed = !outgoing.isEmpty());
    }

    @Override
    public void limits(int batch, int bytes) {
        changing(() -> outgoing.limits(batch, bytes));
    }

    @Override
    public void demand() {
        changing(() -> demanded++);
    }

    @Override
    public void close() {
        if (ended.compareAndSet(false, true)) {
            changing(() -> closing = true);
            poller.interrupt();
        }
    }

    @Override
    public void abort() {
        if (ended.compareAndSet(false, true)) {
            stop();
        }
    }

    /// How long the server asks to wait; zero if it does not.
    static Duration retryAfter(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,4}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Duration.ZERO);
    }

    private void changing(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void post() {
        try {
            for (Optional<String> next = toPost(); next.isPresent(); next = toPost()) {
                String message = next.get();
                HttpResponse<String> answer = insist(() -> requests.post(session, message), false);
                if (answer.statusCode() == NOT_FOUND) {
                    // A last batch may be waiting that says why: the other thread finds out.
                    return;
                }
                if (answer.statusCode() != NO_CONTENT && answer.statusCode() != OK) {
                    refused(answer.statusCode());
                    return;
                }
            }
            // Otherwise others would see this device online until the server has missed it for long.
            requests.end(session);
        } catch (IOException failed) {
            end(ABNORMAL, "no answer from the server"); // no news once the link is closed
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits for the next message to post; empty when the link is closed and all has left.
    private Optional<String> toPost() throws InterruptedException {
        lock.lock();
        try {
            while (!flushed && !closing) {
                changed.await();
            }
            if (outgoing.isEmpty()) {
                return Optional.empty();
            }
            String message = outgoing.message();
            flushed = !outgoing.isEmpty();
            return Optional.of(message);
        } finally {
            lock.unlock();
        }
    }

    private void poll() {
        long processed = 0;
        try {
            while (true) {
                awaitDemand();
                HttpResponse<String> answer = answer(processed);
                if (answer.statusCode() != OK) {
                    refused(answer.statusCode());
                    return;
                }
                PollAnswer batch = PollAnswer.parse(answer.body());
                if (batch.number() <= processed) {
                    changing(() -> demanded++);
                    pause(FIRST_PAUSE.toMillis());
                    continue;
                }
                processed = batch.number();
                if (!ended.get()) {
                    listener.text(batch.frames());
                }
                if (batch.close() > 0) {
                    end(batch.close(), "");
                    return;
                }
            }
        } catch (MalformedFrameException foreign) {
            end(ABNORMAL, "an answer that is no batch of frames");
        } catch (IOException failed) {
            end(ABNORMAL, "no answer from the server");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitDemand() throws InterruptedException {
        lock.lock();
        try {
            while (demanded == 0) {
                changed.await();
            }
            demanded--;
        } finally {
            lock.unlock();
        }
    }

    /// Asks until the answer is more than that there is nothing yet.
    private HttpResponse<String> answer(long processed) throws IOException, InterruptedException {
        Backoff pauses = pauses();
        while (true) {
            long asked = System.nanoTime();
            HttpResponse<String> answer = insist(() -> requests.get(session, processed), true);
            if (answer.statusCode() != NO_CONTENT) {
                return answer;
            }
            if (waited(asked)) {
                pauses.reset();
            } else {
                pause(pauses.next());
            }
        }
    }

    /// Repeats a request that fails on the way, for as long as the patience lasts.
    ///
    /// @param waits whether the server may take its time to answer, so that a late failure is none
    private HttpResponse<String> insist(Call call, boolean waits) throws IOException, InterruptedException {
        Backoff pauses = pauses();
        long giveUp = System.nanoTime() + patience.toNanos();
        while (true) {
            long asked = System.nanoTime();
            long atLeast = 0;
            try {
                HttpResponse<String> answer = call.make();
                if (!passing(answer.statusCode())) {
                    return answer;
                }
                atLeast = retryAfter(answer).toMillis();
            } catch (IOException failed) {
                if (!(waits && waited(asked)) && System.nanoTime() - giveUp >= 0) {
                    throw failed;
                }
            }
            if (waits && waited(asked)) {
                giveUp = System.nanoTime() + patience.toNanos();
            } else if (System.nanoTime() - giveUp >= 0) {
                throw new IOException("the server, or something before it, does not answer");
            }
            pause(Math.max(atLeast, pauses.next()));
        }
    }

    @FunctionalInterface
    private interface Call {
        HttpResponse<String> make() throws IOException, InterruptedException;
    }

    /// Whether something between here and the server, or the server for the moment, could not pass a request
    /// on.
    private static boolean passing(int status) {
        return switch (status) {
            case 408, 425, 429, 500, 502, 503, 504 -> true;
            default -> false;
        };
    }

    private static boolean waited(long asked) {
        return System.nanoTime() - asked >= WAITED_NANOS;
    }

    private Backoff pauses() {
        return new Backoff(random, FIRST_PAUSE, LONGEST_PAUSE);
    }

    private void pause(long millis) throws InterruptedException {
        if (gone.await(millis, TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("the link has ended");
        }
    }

    private void refused(int status) {
        switch (status) {
            case UNAUTHORIZED -> end(TOKEN_REFUSED, "the access token was refused");
            case NOT_FOUND -> end(ABNORMAL, "the server no longer knows the session");
            default -> end(ABNORMAL, "status " + status);
        }
    }

    private void end(int code, String reason) {
        if (ended.compareAndSet(false, true)) {
            listener.lost(code, reason);
            stop();
        }
    }

    private void stop() {
        gone.countDown();
        poster.interrupt();
        poller.interrupt();
    }
}
