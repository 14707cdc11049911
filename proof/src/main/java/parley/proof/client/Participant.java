package parley.proof.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import parley.client.live.ConnectionState;
import parley.client.live.Event;
import parley.client.live.LiveConnection;
import parley.client.live.TransportOptions.Mode;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.Message;
import parley.client.model.Recipient;
import parley.client.model.Sent;
import parley.client.model.UserId;
import parley.client.rest.Groups;
import parley.client.rest.RestClient;
import parley.proof.history.History;
import parley.proof.history.Observation;

/// One connected device: sends, receives and reads through the client library, and notes everything.
public final class Participant implements AutoCloseable {
    /// Sends that may be unanswered; more wait, so that a server that is down does not pile up work.
    private static final int UNANSWERED = 40;

    private final Device device;
    private final String name;
    private final History history;
    private final Semaphore room = new Semaphore(UNANSWERED);
    private final Set<String> unanswered = ConcurrentHashMap.newKeySet();
    private final AtomicLong number = new AtomicLong();
    private final Map<Recipient, Long> orders = new HashMap<>();
    private final Map<ConversationId, Long> newest = new ConcurrentHashMap<>();
    /// Written while the connection is replaced.
    private final ReentrantReadWriteLock replacing = new ReentrantReadWriteLock();

    private Mode transport = Mode.AUTO;
    private LiveConnection live;

    /// Connects a device.
    public Participant(Device device, History history) {
        this.device = device;
        this.name = device.name();
        this.history = history;
        this.live = device.client(transport).connect(this::note);
    }

    public String name() {
        return name;
    }

    public UserId user() {
        return device.user();
    }

    public RestClient rest() {
        return device.client().rest();
    }

    public Groups groups() {
        return device.client().groups();
    }

    /// Sends a message over the live connection; waits while too many are unanswered.
    ///
    /// @return false if there was no room within the time
    public boolean send(Recipient to, Duration patience) throws InterruptedException {
        if (!room.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        String token = name + "#" + number.incrementAndGet();
        unanswered.add(token);
        replacing.readLock().lock();
        try {
            submit(to, token);
        } finally {
            replacing.readLock().unlock();
        }
        return true;
    }

    /// Notes and sends in one order, whoever else sends.
    private void submit(Recipient to, String token) {
        synchronized (orders) {
            long order = orders.merge(to, 1L, Long::sum);
            history.add(new Observation.Submitted(name, user(), to, token, order));
            // The answer comes as an event, perhaps over another connection.
            var _ = live.send(to, Content.text(token));
        }
    }

    private void answered(Content content) {
        if (unanswered.remove(text(content))) {
            room.release();
        }
    }

    /// Notes the answer to a send by request; the device itself gets the message like every other.
    void acknowledgedByRequest(String token, Sent sent) {
        history.add(
                new Observation.Acknowledged(name + "~request", token, sent.cid(), sent.conversation(), sent.seq()));
    }

    void refusedByRequest(String token, String code) {
        history.add(new Observation.Refused(name + "~request", token, code));
    }

    /// Says that the user has read the newest entry of one of its conversations.
    public void readSomething(int choice) {
        List<ConversationId> conversations = List.copyOf(newest.keySet());
        if (!conversations.isEmpty()) {
            ConversationId conversation = conversations.get(Math.floorMod(choice, conversations.size()));
            long seq = newest.getOrDefault(conversation, 0L);
            history.add(new Observation.Read(name, user(), conversation, seq));
            replacing.readLock().lock();
            try {
                live.read(conversation, seq);
            } finally {
                replacing.readLock().unlock();
            }
        }
    }

    /// Ends the connection and goes on over the other transport, with whatever was under way.
    public void switchTransport() {
        replacing.writeLock().lock();
        try {
            live.close();
            transport = transport == Mode.POLLING ? Mode.AUTO : Mode.POLLING;
            history.add(new Observation.Injured(name, "goes on by " + transport));
            live = device.client(transport).connect(this::note);
        } finally {
            replacing.writeLock().unlock();
        }
    }

    /// Connects anew as this device, knowing nothing, and notes what is sent although all of it was
    /// confirmed.
    ///
    /// @return those entries
    public List<String> reconnectBlank(Duration patience) throws InterruptedException {
        live.close();
        List<String> again = new CopyOnWriteArrayList<>();
        CountDownLatch synced = new CountDownLatch(1);
        LiveConnection connection = device.blank().connect(event -> {
            switch (event) {
                case Event.Received received -> again.add(describe(received.message()));
                case Event.GroupChanged changed -> again.add(describe(changed.message()));
                case Event.Synced ignored -> synced.countDown();
                default -> {}
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

    private String describe(Message message) {
        return name + " got " + message.seq() + " of " + message.conversation();
    }

    /// Sends that have no answer yet.
    public int unanswered() {
        return unanswered.size();
    }

    private void note(Event event) {
        switch (event) {
            case Event.Received received -> received(received.message());
            case Event.GroupChanged changed -> received(changed.message());
            case Event.Sent sent -> {
                history.add(new Observation.Acknowledged(
                        name,
                        text(sent.content()),
                        sent.sent().cid(),
                        sent.sent().conversation(),
                        sent.sent().seq()));
                answered(sent.content());
            }
            case Event.SendRefused refused -> {
                history.add(new Observation.Refused(
                        name, text(refused.content()), refused.code().word()));
                answered(refused.content());
            }
            case Event.Skipped skipped ->
                history.add(new Observation.Skipped(
                        name,
                        skipped.conversation(),
                        skipped.range().from(),
                        skipped.range().to()));
            case Event.Violation violation -> history.add(new Observation.Violated(name, violation.description()));
            case Event.Restarted ignored ->
                history.add(new Observation.Violated(name, "another generation of the log"));
            case Event.StateChanged changed -> {
                history.add(new Observation.Moved(name, changed.state().toString()));
                if (changed.state() instanceof ConnectionState.Replaced) {
                    Thread.ofVirtual().name("proof-return").start(this::comeBack);
                }
            }
            case Event.Receipt ignored -> {}
            case Event.Receipts ignored -> {}
            case Event.Read ignored -> {}
            case Event.SettingsChanged ignored -> {}
            case Event.Typing ignored -> {}
            case Event.PresenceChanged ignored -> {}
            case Event.Synced ignored -> {}
            case Event.Behind ignored -> {}
            case Event.AccountChanged ignored -> {}
            case Event.Failed ignored -> {}
        }
    }

    /// A device has one connection here, so what replaced it was an attempt of the one before that came
    /// through late.
    private void comeBack() {
        replacing.readLock().lock();
        try {
            live.start();
        } finally {
            replacing.readLock().unlock();
        }
    }

    private void received(Message message) {
        history.add(
                new Observation.Received(name, message.conversation(), message.seq(), message.cid(), token(message)));
        newest.merge(message.conversation(), message.seq(), Math::max);
    }

    /// What stands for an entry in the history.
    static String token(Message message) {
        return message.system() ? "change " + message.cid() : text(message.content());
    }

    private static String text(Content content) {
        return content.asText().orElse("?");
    }

    @Override
    public void close() {
        live.close();
    }
}
