package parley.messaging.application;

import java.util.NavigableSet;
import java.util.TreeSet;
import parley.kernel.ConversationId;

/// How far a stream is in one conversation. Guarded by the lock of its [DeviceStream].
final class Position {
    /// What the stream is doing about the entries between position and target.
    enum State {
        /// Nothing to read: pushes go straight out.
        LIVE,
        /// Queued to be read from the log.
        READY,
        /// Being read from the log.
        READING,
        /// The window is full.
        BLOCKED,
        /// The log did not answer, or lacked an entry it must have; read again later.
        STALLED
    }

    /// Acks that overtook lower seqs are remembered up to here; beyond it their entries are sent as messages
    /// too.
    private static final int MOST_OWN = 1_024;

    private final ConversationId conversation;
    private final InFlight sent;
    private final NavigableSet<Long> own = new TreeSet<>();
    private State state = State.LIVE;
    private boolean started;
    private long position;
    private long target;
    private long confirmed;
    private long foreign;
    private long connectHead;
    private long progress = -1;
    private long progressAt;

    /// @param window most unconfirmed messages of this conversation
    Position(ConversationId conversation, int window) {
        this.conversation = conversation;
        this.sent = new InFlight(window);
    }

    ConversationId conversation() {
        return conversation;
    }

    State state() {
        return state;
    }

    void state(State next) {
        state = next;
    }

    /// Everything up to here has been handed over, acknowledged or skipped.
    long position() {
        return position;
    }

    long target() {
        return target;
    }

    long confirmed() {
        return confirmed;
    }

    InFlight inFlight() {
        return sent;
    }

    /// Whether the device's cursor is known; until then nothing can be handed over.
    boolean started() {
        return started;
    }

    boolean behind() {
        return position < target;
    }

    /// Nothing to read, nothing unconfirmed: the stored cursor says it all.
    boolean atRest() {
        return started && state == State.LIVE && position >= target && confirmed == position;
    }

    /// Starts at the device's cursor.
    void startAt(long cursor) {
        started = true;
        position = cursor;
        confirmed = cursor;
        foreign = cursor;
        own.headSet(cursor, true).clear();
    }

    void raiseTarget(long seq) {
        target = Math.max(target, seq);
    }

    /// Counts towards `synced` until the position gets there.
    void awaitAtConnect(long head) {
        connectHead = head;
        raiseTarget(head);
    }

    /// Whether this very call finds the head at connect reached.
    boolean reachedConnectHead() {
        boolean reached = connectHead > 0 && position >= connectHead;
        connectHead = reached ? 0 : connectHead;
        return reached;
    }

    /// The device gets an ack for the entry instead of a message.
    void rememberOwn(long seq) {
        if (seq > position && own.size() < MOST_OWN) {
            own.add(seq);
        }
    }

    /// Moves over entries that were acknowledged already.
    void absorbOwn() {
        while (!own.isEmpty() && own.first() <= position + 1) {
            position = Math.max(position, own.removeFirst());
        }
    }

    boolean isOwn(long seq) {
        return own.contains(seq);
    }

    /// How many entries ahead will be passed without a message.
    int ownAhead() {
        return own.size();
    }

    void passMessage(long seq, int size, boolean fromOther) {
        position = seq;
        sent.add(seq, size);
        foreign = fromOther ? seq : foreign;
    }

    void pass(long seq) {
        position = Math.max(position, seq);
    }

    /// The device pages everything up to here by itself, entries of others among it.
    void passAll(long seq) {
        pass(seq);
        foreign = position;
    }

    void confirm(long seq) {
        confirmed = Math.max(confirmed, seq);
        sent.removeUpTo(seq);
    }

    /// How long nothing was handed over or confirmed here, as far as the calls of this method can tell.
    long millisWithoutProgress(long now) {
        if (position + confirmed != progress) {
            progress = position + confirmed;
            progressAt = now;
        }
        return now - progressAt;
    }

    /// What a confirmation up to `seq` says about entries of others: the newest one, or `seq` if there are
    /// newer ones.
    long delivered(long seq) {
        return Math.min(foreign, seq);
    }
}
