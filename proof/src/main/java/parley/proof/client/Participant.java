package parley.proof.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import parley.client.ParleyClient;
import parley.client.live.Event;
import parley.client.live.LiveConnection;
import parley.client.live.LiveOptions;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.Message;
import parley.client.model.Recipient;
import parley.client.model.RefusedException;
import parley.client.model.Sent;
import parley.client.model.UserId;
import parley.client.rest.RestClient;
import parley.client.store.DeviceSession;
import parley.proof.history.History;
import parley.proof.history.Observation;

/// One device: sends, receives and reads through the client library, and notes everything.
public final class Participant implements AutoCloseable {
    /// Sends that may be unanswered; more wait, so that a server that is down does not pile up work.
    private static final int UNANSWERED = 40;

    private final String name;
    private final ParleyClient client;
    private final History history;
    private final DeviceSession session;
    private final LiveConnection live;
    private final Semaphore room = new Semaphore(UNANSWERED);
    private final Queue<CompletableFuture<String>> answers = new ConcurrentLinkedQueue<>();
    private final AtomicLong number = new AtomicLong();
    private final Map<UserId, Long> orders = new HashMap<>();
    private final Map<ConversationId, Long> newest = new ConcurrentHashMap<>();

    private Participant(String name, ParleyClient client, DeviceSession session, History history) {
        this.name = name;
        this.client = client;
        this.session = session;
        this.history = history;
        this.live = client.connect(this::note);
    }

    /// Registers a user with its first device.
    public static Participant register(URI uri, HttpClient http, String handle, History history) {
        ParleyClient client = client(uri, http);
        DeviceSession session = client.register(handle, password(handle), "first", "");
        return new Participant(handle + "/first", client, session, history);
    }

    /// Adds a device to a user.
    public static Participant addDevice(URI uri, HttpClient http, String handle, String device, History history) {
        ParleyClient client = client(uri, http);
        DeviceSession session = client.logIn(handle, password(handle), device);
        return new Participant(handle + "/" + device, client, session, history);
    }

    private static String password(String handle) {
        return "correct horse of " + handle;
    }

    private static ParleyClient client(URI uri, HttpClient http) {
        return ParleyClient.builder(uri)
                .http(http)
                .options(LiveOptions.defaults()
                        .withBackoff(Duration.ofMillis(50), Duration.ofMillis(500))
                        .withTimeouts(Duration.ofSeconds(3), Duration.ofSeconds(3)))
                .name("parley-proof")
                .build();
    }

    public String name() {
        return name;
    }

    public UserId user() {
        return session.user();
    }

    public RestClient rest() {
        return client.rest();
    }

    public DeviceSession session() {
        return client.session().orElse(session);
    }

    /// Sends a message over the live connection; waits while too many are unanswered.
    ///
    /// @return false if there was no room within the time
    public boolean send(UserId to, Duration patience) throws InterruptedException {
        if (!room.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        String token = name + "#" + number.incrementAndGet();
        long order = orders.merge(to, 1L, Long::sum);
        history.add(new Observation.Submitted(name, user(), to, token, order));
        CompletableFuture<Sent> sending = live.send(Recipient.user(to), Content.text(token));
        answers.add(sending.handle((sent, failure) -> {
            room.release();
            if (failure == null) {
                acknowledged(token, sent);
            } else {
                failed(token, failure);
            }
            return token;
        }));
        answers.removeIf(CompletableFuture::isDone);
        return true;
    }

    private void acknowledged(String token, Sent sent) {
        history.add(new Observation.Acknowledged(name, token, sent.cid(), sent.conversation(), sent.seq()));
    }

    /// Notes the answer to a send by request; the device itself gets the message like every other.
    void acknowledgedByRequest(String token, Sent sent) {
        history.add(
                new Observation.Acknowledged(name + "~request", token, sent.cid(), sent.conversation(), sent.seq()));
    }

    private void failed(String token, Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        if (cause instanceof RefusedException refused) {
            history.add(new Observation.Refused(name, token, refused.code().word()));
        }
    }

    /// Says that the user has read the newest entry of one of its conversations.
    public void readSomething(int choice) {
        List<ConversationId> conversations = List.copyOf(newest.keySet());
        if (!conversations.isEmpty()) {
            ConversationId conversation = conversations.get(Math.floorMod(choice, conversations.size()));
            long seq = newest.getOrDefault(conversation, 0L);
            history.add(new Observation.Read(name, user(), conversation, seq));
            live.read(conversation, seq);
        }
    }

    /// Connects anew as this device, knowing nothing, and notes what is sent although all of it was
    /// confirmed.
    ///
    /// @return those entries
    public List<String> reconnectBlank(URI uri, HttpClient http, Duration patience) throws InterruptedException {
        live.close();
        List<String> again = new CopyOnWriteArrayList<>();
        CountDownLatch synced = new CountDownLatch(1);
        ParleyClient blank = client(uri, http);
        blank.adopted(session());
        LiveConnection connection = blank.connect(event -> {
            if (event instanceof Event.Received received) {
                again.add(name + " got " + received.message().seq() + " of "
                        + received.message().conversation());
            } else if (event instanceof Event.Synced) {
                synced.countDown();
            }
        });
        try {
            if (!synced.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                again.add(name + " was not synced within " + patience.toSeconds() + " s");
            }
        } finally {
            connection.close();
        }
        return again;
    }

    /// Sends that have no answer yet.
    public int unanswered() {
        return UNANSWERED - room.availablePermits();
    }

    private void note(Event event) {
        switch (event) {
            case Event.Received received -> received(received.message());
            case Event.Skipped skipped ->
                history.add(new Observation.Skipped(
                        name,
                        skipped.conversation(),
                        skipped.range().from(),
                        skipped.range().to()));
            case Event.Violation violation -> history.add(new Observation.Violated(name, violation.description()));
            case Event.Restarted restarted ->
                history.add(new Observation.Violated(name, "another generation of the log"));
            case Event.Sent ignored -> {}
            case Event.SendRefused ignored -> {}
            case Event.Receipt ignored -> {}
            case Event.Read ignored -> {}
            case Event.GroupChanged ignored -> {}
            case Event.Receipts ignored -> {}
            case Event.SettingsChanged ignored -> {}
            case Event.Typing ignored -> {}
            case Event.PresenceChanged ignored -> {}
            case Event.Synced ignored -> {}
            case Event.Behind ignored -> {}
            case Event.StateChanged ignored -> {}
            case Event.AccountChanged ignored -> {}
            case Event.Failed ignored -> {}
        }
    }

    private void received(Message message) {
        history.add(new Observation.Received(
                name,
                message.conversation(),
                message.seq(),
                message.cid(),
                message.content().asText().orElse("?")));
        newest.merge(message.conversation(), message.seq(), Math::max);
    }

    @Override
    public void close() {
        live.close();
        client.close();
    }
}
