package parley.client.live;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.client.model.Cid;
import parley.client.model.ConversationId;
import parley.client.model.Recipient;
import parley.client.model.UserId;

/// The sends that have no answer yet, one [Lane] per conversation. Bounded by [LiveOptions#maxPending].
///
/// A user and the direct conversation with that user are one lane as soon as the first acknowledgement tells
/// that they are the same. Not safe for concurrent use.
final class SendQueue {
    private static final int CHECKS_PER_TIMEOUT = 4;
    private static final int ANSWERS_PER_STEP = 50;
    private static final long MIN_PAUSE_MILLIS = 1_000;

    private final LiveOptions options;
    private final Map<Cid, Pending> byCid = new LinkedHashMap<>();
    private final Map<Recipient, Lane> lanes = new LinkedHashMap<>();
    private final Map<UserId, ConversationId> direct = new LinkedHashMap<>();
    private int inFlight;
    private int window;
    private int answers;
    private long pausedUntil;

    SendQueue(LiveOptions options) {
        this.options = options;
        this.window = options.inFlight();
    }

    int size() {
        return byCid.size();
    }

    boolean full() {
        return byCid.size() >= options.maxPending();
    }

    void add(Pending send) {
        byCid.put(send.cid(), send);
        lanes.computeIfAbsent(lane(send.to()), recipient -> new Lane()).add(send);
    }

    /// Marks the sends whose turn it is as being on the wire and returns them.
    List<Pending> take(long now) {
        List<Pending> taken = new ArrayList<>();
        if (now < pausedUntil) {
            return taken;
        }
        for (Lane lane : lanes.values()) {
            for (Pending send : lane.ready(now, options.inFlightPerConversation())) {
                if (inFlight >= window) {
                    return taken;
                }
                send.sent(now);
                inFlight++;
                taken.add(send);
            }
        }
        return taken;
    }

    Optional<Pending> find(Cid cid) {
        return Optional.ofNullable(byCid.get(cid));
    }

    /// The server has the final word on a send; from here on it is forgotten.
    void answered(Pending send) {
        landed(send);
        answers++;
        if (answers % ANSWERS_PER_STEP == 0) {
            window = Math.min(options.inFlight(), window + 1);
        }
        byCid.remove(send.cid());
        Recipient key = lane(send.to());
        Lane lane = lanes.get(key);
        if (lane != null) {
            lane.remove(send);
            if (lane.isEmpty()) {
                lanes.remove(key);
            }
        }
    }

    /// Sends to this user go to this conversation.
    void learn(Recipient to, ConversationId conversation) {
        if (!(to instanceof Recipient.ToUser(var user)) || direct.containsKey(user)) {
            return;
        }
        Lane byUser = lanes.remove(to);
        direct.put(user, conversation);
        if (direct.size() > options.maxPending()) {
            forgetOneIdle();
        }
        if (byUser != null) {
            lanes.computeIfAbsent(lane(to), recipient -> new Lane()).merge(byUser);
        }
    }

    /// The server limits the rate of this user: all sends pause, and then go on one at a time, more only as
    /// answers come. Going on at full width would earn one refusal per send, and in the end a closed
    /// connection.
    void tooFast(Pending send, long now, long retryAfterMillis) {
        window = 1;
        pausedUntil = Math.max(pausedUntil, now + Math.max(retryAfterMillis, MIN_PAUSE_MILLIS));
        again(send, pausedUntil);
    }

    /// The outcome is unknown, or the server asks for patience: the same cid again, and what follows it after
    /// it.
    void again(Pending send, long notBefore) {
        landed(send);
        send.queue();
        Lane lane = lanes.get(lane(send.to()));
        if (lane != null) {
            lane.waitUntil(notBefore);
        }
    }

    /// The server refused the cid itself: the send waits for another.
    void hold(Pending send) {
        landed(send);
        send.hold();
    }

    /// The send has its other cid.
    void release(Pending send, Cid replacement) {
        byCid.remove(send.cid());
        send.queueAs(replacement);
        byCid.put(replacement, send);
    }

    /// Sends that got no answer in time have to be sent again.
    void expire(long now) {
        long deadline = now - options.ackTimeout().toMillis();
        for (Pending send : List.copyOf(byCid.values())) {
            if (send.is(Pending.State.IN_FLIGHT) && send.sentAt() <= deadline) {
                again(send, now);
            }
        }
    }

    /// The connection is gone.
    void lost() {
        lanes.values().forEach(Lane::lost);
        inFlight = 0;
    }

    /// Whether an own entry of this conversation may exist whose acknowledgement is still on its way.
    boolean mayLandIn(ConversationId conversation) {
        return lanes.entrySet().stream()
                .anyMatch(lane -> lane.getValue().inFlight()
                        && (!(lane.getKey() instanceof Recipient.ToConversation(var other))
                                || other.equals(conversation)));
    }

    /// When to call [#take] or [#expire] next without being asked by an event.
    long nextDeadline(long now) {
        long next =
                inFlight > 0 ? now + Math.max(1, options.ackTimeout().toMillis() / CHECKS_PER_TIMEOUT) : Long.MAX_VALUE;
        if (pausedUntil > now && !lanes.isEmpty()) {
            next = Math.min(next, pausedUntil);
        }
        for (Lane lane : lanes.values()) {
            if (lane.notBefore() > now) {
                next = Math.min(next, lane.notBefore());
            }
        }
        return next;
    }

    /// Forgets everything.
    ///
    /// @return what was unanswered
    List<Pending> drain() {
        List<Pending> all = List.copyOf(byCid.values());
        byCid.clear();
        lanes.clear();
        inFlight = 0;
        return all;
    }

    private void landed(Pending send) {
        if (send.is(Pending.State.IN_FLIGHT)) {
            inFlight--;
        }
    }

    private Recipient lane(Recipient to) {
        if (to instanceof Recipient.ToUser(var user)) {
            ConversationId conversation = direct.get(user);
            return conversation == null ? to : Recipient.conversation(conversation);
        }
        return to;
    }

    private void forgetOneIdle() {
        Iterator<ConversationId> known = direct.values().iterator();
        while (known.hasNext()) {
            if (!lanes.containsKey(Recipient.conversation(known.next()))) {
                known.remove();
                return;
            }
        }
    }
}
