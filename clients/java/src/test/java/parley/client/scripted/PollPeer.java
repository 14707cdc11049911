package parley.client.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import parley.client.scripted.ScriptedServer.Answer;

/// The server's end of one session of long-polling.
public final class PollPeer {
    private static final long WAIT_MILLIS = 150;
    private static final Answer NOTHING = new Answer(204, "");
    private static final Answer GONE = new Answer(404, "{\"code\":\"not_found\"}");

    private final HttpRequestText request;
    private final Incoming incoming = new Incoming();
    private final List<String> posts = new CopyOnWriteArrayList<>();
    private final List<Long> acks = new CopyOnWriteArrayList<>();
    private final List<Answer> faultyGets = new ArrayList<>();
    private final List<Answer> faultyPosts = new ArrayList<>();
    private final AtomicInteger posting = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<String> batches = new ArrayList<>();
    private volatile int mostPosting;
    private volatile boolean forgotten;
    private volatile boolean ended;
    private boolean held;
    private boolean deaf;

    PollPeer(HttpRequestText request) {
        this.request = request;
        incoming.add(request.body());
    }

    /// The request that opened it.
    public HttpRequestText request() {
        return request;
    }

    public JsonNode next(String type) {
        return incoming.next(type);
    }

    public List<JsonNode> pending() {
        return incoming.pending();
    }

    /// Bodies posted after the opening, in order.
    public List<String> posts() {
        return List.copyOf(posts);
    }

    /// What the requests for frames have acknowledged, in order.
    public List<Long> acks() {
        return List.copyOf(acks);
    }

    /// Most posts that were under way at once.
    public int mostPosting() {
        return mostPosting;
    }

    /// Queues one batch.
    public void send(String... frames) {
        add("[" + String.join(",", frames) + "]", "");
    }

    /// Queues the last batch; after it, the session is unknown.
    public void close(int code, String... frames) {
        add("[" + String.join(",", frames) + "]", ",\"close\":" + code);
    }

    /// From now on the session is unknown.
    public void forget() {
        forgotten = true;
        changing(() -> {});
    }

    /// The next requests for frames are answered so; status 0 cuts the connection without an answer.
    public void faultyGets(Answer... answers) {
        changing(() -> faultyGets.addAll(List.of(answers)));
    }

    /// The next posts are taken, but answered so; status 0 cuts the connection without an answer.
    public void faultyPosts(Answer... answers) {
        changing(() -> faultyPosts.addAll(List.of(answers)));
    }

    /// From now on the session is unknown to posts, but not to requests for frames.
    public void refusePosts() {
        changing(() -> deaf = true);
    }

    public int refusedPosts() {
        return refused.get();
    }

    /// Keeps posts waiting until [#release].
    public void hold() {
        changing(() -> held = true);
    }

    public void release() {
        changing(() -> held = false);
    }

    private void add(String frames, String close) {
        changing(() -> batches.add("{\"n\":" + (batches.size() + 1) + ",\"frames\":" + frames + close + "}"));
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

    Answer post(HttpRequestText sent) throws InterruptedException {
        mostPosting = Math.max(mostPosting, posting.incrementAndGet());
        lock.lock();
        try {
            while (held) {
                changed.await();
            }
            if (forgotten || deaf) {
                refused.incrementAndGet();
                return GONE;
            }
            posts.add(sent.body());
            incoming.add(sent.body());
            return faultyPosts.isEmpty() ? NOTHING : faultyPosts.removeFirst();
        } finally {
            posting.decrementAndGet();
            lock.unlock();
        }
    }

    /// Whether the client said goodbye.
    public boolean ended() {
        return ended;
    }

    Answer end() {
        ended = true;
        forget();
        return NOTHING;
    }

    Answer get(long ack) throws InterruptedException {
        lock.lock();
        try {
            acks.add(ack);
            if (!faultyGets.isEmpty()) {
                return faultyGets.removeFirst();
            }
            long left = TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS);
            while (batches.size() <= ack && !forgotten && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (forgotten) {
                return GONE;
            }
            return batches.size() > ack ? new Answer(200, batches.get(Math.toIntExact(ack))) : NOTHING;
        } finally {
            lock.unlock();
        }
    }
}
