package parley.messaging.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.messaging.domain.CursorMark;
import parley.messaging.port.in.OpenStream;
import parley.messaging.port.in.Push;
import parley.messaging.port.in.StreamOutput;
import parley.messaging.port.out.LogUnavailableException;

/// Delivers to one device. A push that comes next goes straight out; anything else makes the stream read the
/// log.
///
/// Pushes may be lost, repeated or reordered. One lock guards the state, and the output is called under it,
/// so that the device sees one order; the log is read outside of it, by at most one task at a time.
final class DeviceStream {
    private final OpenStream.Command command;
    private final StreamSupport support;
    private final ReentrantLock lock = new ReentrantLock();
    private final StreamState state;
    /// Most streams are at rest, so these two are made when there is something to put in.
    private Map<ConversationId, Long> dirty = Map.of();

    private Map<ConversationId, Long> flushing = Map.of();
    private boolean ended;
    private boolean reading;
    /// When the device last confirmed something, or was last seen with nothing held back.
    private long patientSince;
    private long pushes;
    private long headsSeen;
    private boolean trusted;

    DeviceStream(OpenStream.Command command, StreamSupport support) {
        this.command = command;
        this.support = support;
        this.state = new StreamState(command.user(), command.output(), support.config());
        this.patientSince = support.clock().millis();
    }

    UserId user() {
        return command.user();
    }

    DeviceId device() {
        return command.device();
    }

    SessionId session() {
        return command.session();
    }

    /// Sends something beside the log, unless the stream has not begun or is over.
    void tell(Consumer<StreamOutput> news) {
        locked(() -> {
            if (state.flowing()) {
                news.accept(command.output());
            }
        });
    }

    /// Takes on the entries between the device's cursor and the head at connect.
    void await(ConversationId conversation, long cursor, long head) {
        locked(() -> state.await(conversation, cursor, head));
    }

    void start() {
        locked(state::start);
    }

    /// Entries of one conversation, ascending by seq, that this stream did not carry.
    void push(List<Push> entries) {
        locked(() -> {
            pushes += entries.size();
            entries.forEach(state::push);
        });
    }

    /// An entry that this stream carried: the device gets an ack for it.
    void pushOwn(Push push) {
        locked(() -> {
            pushes++;
            state.pushOwn(push.entry().conversation(), push.entry().seq());
        });
    }

    /// The device gets an ack for an entry that this stream carried to the owner of the conversation. That one pushes
    /// it afterwards, because it does not know which stream that was; here it is passed over then.
    void acknowledge(ConversationId conversation, long seq) {
        locked(() -> state.pushOwn(conversation, seq));
    }

    /// Whether every head that was written for the user since the last call came with a push. The first call
    /// never says so, nor does the one after a mismatch: then the two may have been counted in the middle of
    /// a fan-out.
    ///
    /// @param headsWritten how many heads were written for the user in all
    boolean hasAllPushes(long headsWritten) {
        lock.lock();
        try {
            boolean all = trusted && headsWritten - headsSeen == pushes;
            trusted = !trusted || all;
            headsSeen = headsWritten;
            pushes = 0;
            return all;
        } finally {
            lock.unlock();
        }
    }

    /// Makes the next check look again.
    void doubtPushes() {
        locked(() -> trusted = false);
    }

    /// Raises the target of a conversation to its head, so that a missed push is read from the log.
    ///
    /// @return whether the head was news
    boolean raise(ConversationId conversation, long cursor, long head) {
        lock.lock();
        try {
            boolean news = !ended && state.raise(conversation, cursor, head);
            readIfNeeded();
            return news;
        } finally {
            lock.unlock();
        }
    }

    /// The device has stored a conversation up to `seq`.
    Confirmation confirm(ConversationId conversation, long seq) {
        lock.lock();
        try {
            if (ended) {
                return Confirmation.NO_STREAM;
            }
            patientSince = support.clock().millis();
            Optional<Position> position = state.find(conversation);
            if (position.isEmpty()) {
                return Confirmation.ASK_CURSOR;
            }
            if (seq < 1 || seq > position.get().position()) {
                return Confirmation.OUT_OF_RANGE;
            }
            if (seq > position.get().confirmed()) {
                confirm(position.get(), seq);
            }
            readIfNeeded();
            return Confirmation.CONFIRMED;
        } finally {
            lock.unlock();
        }
    }

    /// The same, now that the stored cursor is known.
    Confirmation confirm(ConversationId conversation, long seq, long cursor) {
        lock.lock();
        try {
            if (!ended) {
                state.startWaiting(conversation, cursor);
            }
            Confirmation answer = confirm(conversation, seq);
            if (answer != Confirmation.ASK_CURSOR) {
                return answer;
            }
            return seq >= 1 && seq <= cursor ? Confirmation.CONFIRMED : Confirmation.OUT_OF_RANGE;
        } finally {
            lock.unlock();
        }
    }

    private void confirm(Position position, long seq) {
        long before = position.delivered(position.confirmed());
        state.confirm(position, seq);
        if (dirty.isEmpty()) {
            support.dirty(this);
        }
        dirty = raised(dirty, Map.of(position.conversation(), seq));
        long delivered = position.delivered(seq);
        if (delivered > before) {
            support.receipts().delivered(position.conversation(), command.user(), delivered);
        }
    }

    /// Cursors that moved since the last call. They count as unstored until [#stored] or [#notStored]; a stream
    /// that ends may be flushed while all are.
    List<CursorMark> takeDirty() {
        lock.lock();
        try {
            List<CursorMark> marks = marks(dirty);
            flushing = raised(flushing, dirty);
            dirty = Map.of();
            return marks;
        } finally {
            lock.unlock();
        }
    }

    /// Cursors that were taken are durable. Others may have been taken meanwhile.
    void stored(List<CursorMark> marks) {
        lock.lock();
        try {
            if (!flushing.isEmpty()) {
                marks.forEach(mark -> flushing.remove(mark.conversation(), mark.seq()));
            }
        } finally {
            lock.unlock();
        }
    }

    /// The cursors that were taken could not be stored.
    void notStored() {
        lock.lock();
        try {
            if (dirty.isEmpty() && !flushing.isEmpty()) {
                support.dirty(this);
            }
            dirty = raised(dirty, flushing);
            flushing = Map.of();
        } finally {
            lock.unlock();
        }
    }

    /// Cursors that the store may not have yet, for the stream that follows.
    Map<ConversationId, Long> unstored() {
        lock.lock();
        try {
            return raised(new HashMap<>(flushing), dirty);
        } finally {
            lock.unlock();
        }
    }

    private static Map<ConversationId, Long> raised(Map<ConversationId, Long> cursors, Map<ConversationId, Long> by) {
        Map<ConversationId, Long> raised = cursors.isEmpty() ? new HashMap<>() : cursors;
        by.forEach((conversation, seq) -> raised.merge(conversation, seq, Math::max));
        return raised;
    }

    private List<CursorMark> marks(Map<ConversationId, Long> cursors) {
        List<CursorMark> marks = new ArrayList<>(cursors.size());
        cursors.forEach(
                (conversation, seq) -> marks.add(new CursorMark(command.user(), command.device(), conversation, seq)));
        return marks;
    }

    /// Ends the stream: the output is not called any more.
    void end() {
        lock.lock();
        try {
            ended = true;
        } finally {
            lock.unlock();
        }
    }

    /// Called about once a second.
    void upkeep(long now) {
        locked(() -> {
            long patience = support.config().confirmTimeout().toMillis();
            if (!state.isBlocked()) {
                patientSince = now;
            }
            if (state.isStuck(now, patience) || now - patientSince > patience) {
                command.output().tooSlow();
            }
            state.retryStalled();
            if (dirty.isEmpty() && flushing.isEmpty()) {
                state.forgetRested();
            }
        });
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            if (!ended) {
                action.run();
                readIfNeeded();
            }
        } finally {
            lock.unlock();
        }
    }

    private void readIfNeeded() {
        if (!reading && !ended && state.needsReading()) {
            reading = true;
            support.workers().execute(this::read);
        }
    }

    /// Reads for one conversation after the other, a window's worth at a time, until none needs it.
    private void read() {
        Optional<Reading> next = nextReading();
        while (next.isPresent()) {
            perform(next.get());
            next = nextReading();
        }
    }

    private Optional<Reading> nextReading() {
        lock.lock();
        try {
            Optional<Reading> next =
                    ended ? Optional.empty() : state.nextToRead().map(this::reading);
            reading = next.isPresent();
            return next;
        } finally {
            lock.unlock();
        }
    }

    private Reading reading(Position position) {
        int rows = Math.max(1, state.room(position)) + position.ownAhead();
        return new Reading(position, position.started(), position.position() + 1, position.target(), rows);
    }

    private void perform(Reading reading) {
        try {
            if (reading.started()) {
                StreamSupport.Rows rows = support.read(command.user(), reading);
                locked(() -> hand(reading, rows));
            } else {
                long cursor = support.cursor(command.user(), command.device(), reading.conversation());
                locked(() -> state.started(reading.position(), cursor));
            }
        } catch (LogUnavailableException unavailable) {
            locked(() -> state.stall(reading.position()));
        } catch (RuntimeException fault) {
            support.fault(reading.conversation(), fault);
            locked(() -> state.stall(reading.position()));
        }
    }

    private void hand(Reading reading, StreamSupport.Rows rows) {
        if (rows.nothingVisible()) {
            // The head was written before it was settled from where on the user may see the conversation.
            state.stall(reading.position());
            return;
        }
        state.passHole(reading.position(), rows.from() - 1);
        if (!state.handRows(reading.position(), rows.from(), rows.entries())) {
            state.stall(reading.position());
            support.rowMissing(reading.conversation(), reading.from());
        }
    }

    /// One read of the log, or of the cursor that comes first.
    ///
    /// @param started whether the cursor is known
    /// @param rows most rows that can be handed over
    record Reading(Position position, boolean started, long from, long to, int rows) {
        ConversationId conversation() {
            return position.conversation();
        }
    }

    /// Outcome of a confirmation.
    enum Confirmation {
        CONFIRMED,
        OUT_OF_RANGE,
        /// Nothing happens in that conversation now: the stored cursor tells whether `seq` is in range.
        ASK_CURSOR,
        NO_STREAM
    }
}
