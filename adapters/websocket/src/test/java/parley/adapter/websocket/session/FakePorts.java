package parley.adapter.websocket.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import parley.adapter.websocket.frame.ClientFrame;
import parley.adapter.websocket.frame.ErrorFrame;
import parley.adapter.websocket.frame.Ref;
import parley.adapter.websocket.frame.ServerFrame;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Contexts that do what a test tells them and note what they were asked.
public final class FakePorts implements Authenticator, Roster, Streams, Signals {
    private final Map<String, Verdict> verdicts = new HashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<Unanswered> unanswered = new ArrayList<>();
    private final List<Cid> known = new ArrayList<>();
    private final Map<ConversationId, Long> moved = new HashMap<>();
    private Runnable onAuthenticate = () -> {};
    private Runnable onHandle = () -> {};
    private Runnable onceEntered = () -> {};
    private final List<Session> opened = new CopyOnWriteArrayList<>();
    private final AtomicInteger beats = new AtomicInteger();
    private boolean available = true;

    /// A `send` whose reply a test gives later.
    record Unanswered(Session session, long started, Ref ref, Cid cid) {
        void acknowledge(long seq) {
            ServerFrame ack = new ServerFrame.Ack(ref, cid, ConversationId.NIL, seq, 1, false);
            session.sendAnswered(started, ack);
        }
    }

    public SessionEngine.Ports ports() {
        return new SessionEngine.Ports(this, this, this, this);
    }

    public void token(String token, UserId user, DeviceId device, long expiresAt) {
        verdicts.put(token, new Verdict.Accepted(user, device, expiresAt));
    }

    public void refuseToken(String token) {
        verdicts.remove(token);
    }

    void whileAuthenticating(Runnable action) {
        onAuthenticate = action;
    }

    void onceEntered(Runnable action) {
        onceEntered = action;
    }

    public void whileHandling(Runnable action) {
        onHandle = action;
    }

    public void unavailable() {
        available = false;
    }

    void know(Cid cid) {
        known.add(cid);
    }

    void move(ConversationId conversation, long seq) {
        moved.put(conversation, seq);
    }

    /// What was called since the last time.
    public List<String> calls() {
        List<String> copy = List.copyOf(calls);
        calls.clear();
        return copy;
    }

    /// Signs of life so far.
    public int beats() {
        return beats.get();
    }

    /// Sessions whose streams were opened.
    public List<Session> opened() {
        return opened;
    }

    List<Unanswered> unanswered() {
        return unanswered;
    }

    @Override
    public Verdict authenticate(String token) {
        Verdict verdict = verdicts.getOrDefault(token, new Verdict.Refused("token: not one of this server"));
        onAuthenticate.run();
        return verdict;
    }

    @Override
    public Heartbeat enter(Session session) {
        calls.add("enter");
        Runnable action = onceEntered;
        onceEntered = () -> {};
        action.run();
        return () -> {
            calls.add("beat");
            beats.incrementAndGet();
        };
    }

    @Override
    public void leave(Session session) {
        calls.add("leave");
    }

    @Override
    public Opening open(Session session) {
        calls.add("open");
        opened.add(session);
        return available ? new Opening.Opened("g1", 3) : new Opening.Unavailable();
    }

    @Override
    public void start(Session session) {
        calls.add("start");
        session.send(new ServerFrame.Synced());
    }

    @Override
    public Map<ConversationId, Long> moved(Session session) {
        return moved;
    }

    @Override
    public void handle(Session session, ClientFrame.OfConversation frame) {
        onHandle.run();
        switch (frame) {
            case ClientFrame.Send send -> {
                calls.add("send");
                unanswered.add(new Unanswered(session, session.sendStarted(), send.ref(), send.cid()));
            }
            case ClientFrame.Received received -> calls.add("received");
            case ClientFrame.Read read -> calls.add("read");
        }
    }

    @Override
    public void handle(Session session, ClientFrame.OfPresence frame) {
        calls.add(frame.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    }

    @Override
    public void refuse(Session session, ClientFrame.Send frame, ErrorFrame refusal) {
        refuse(session, frame.to(), frame.cid(), refusal);
    }

    @Override
    public void refuse(Session session, ClientFrame.To to, Cid cid, ErrorFrame refusal) {
        calls.add("refuse " + refusal.code().word());
        if (known.contains(cid)) {
            session.sendAnswered(
                    session.sendStarted(), new ServerFrame.Ack(refusal.ref(), cid, ConversationId.NIL, 1, 1, true));
        } else {
            session.send(refusal);
        }
    }

    @Override
    public void close(Session session) {
        calls.add("close");
    }
}
