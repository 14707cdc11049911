package parley.messaging.application;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.application.Position.State;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.in.Push;
import parley.messaging.port.in.StreamOutput;

/// What one stream has handed over and what it still has to: a position and a target per conversation, and
/// the window.
///
/// Decides and calls the output, but reads nothing. Guarded by the lock of its [DeviceStream]. Conversations
/// in which nothing happens have no entry: for them the stored cursor is the position.
final class StreamState {
    private final UserId user;
    private final StreamOutput output;
    private final MessagingConfig config;
    private final Map<ConversationId, Position> positions = new HashMap<>();
    private final ArrayDeque<Position> ready = new ArrayDeque<>(1);
    private final ArrayDeque<Position> blocked = new ArrayDeque<>(1);
    private int inFlight;
    private long inFlightBytes;
    private int awaited;
    private boolean flowing;
    private int stalled;

    StreamState(UserId user, StreamOutput output, MessagingConfig config) {
        this.user = user;
        this.output = output;
        this.config = config;
    }

    /// Takes on the entries between the device's cursor and the head at connect.
    void await(ConversationId conversation, long cursor, long head) {
        Position position = position(conversation);
        position.startAt(cursor);
        position.awaitAtConnect(head);
        awaited++;
    }

    /// Lets frames flow.
    void start() {
        flowing = true;
        if (awaited == 0) {
            output.synced();
        }
        for (Position position : List.copyOf(positions.values())) {
            announceBacklog(position);
            settle(position);
        }
    }

    private void announceBacklog(Position position) {
        if (position.started() && position.target() - position.position() > config.backlog()) {
            output.behind(position.conversation(), position.position() + 1, position.target());
            position.passAll(position.target());
        }
    }

    /// Takes a pushed entry: out at once if it comes next and the window has room, else by reading.
    void push(Push push) {
        LogEntry entry = push.entry();
        Position position = position(entry.conversation());
        position.raiseTarget(entry.seq());
        if (isNext(position, entry.seq()) && room(position) > 0) {
            hand(position, push);
            position.absorbOwn();
        }
        settle(position);
    }

    /// Takes an entry for which the device gets an ack instead.
    void pushOwn(ConversationId conversation, long seq) {
        Position position = position(conversation);
        position.raiseTarget(seq);
        position.rememberOwn(seq);
        if (flowing && position.started()) {
            // Whatever the stream waits for: the device may confirm at once what it has without a gap.
            position.absorbOwn();
        }
        settle(position);
    }

    private boolean isNext(Position position, long seq) {
        return flowing && position.started() && position.state() == State.LIVE && seq == position.position() + 1;
    }

    private void hand(Position position, Push push) {
        LogEntry entry = push.entry();
        output.message(push);
        int size = entry.content().size();
        position.passMessage(entry.seq(), size, !entry.sender().equals(user));
        inFlight++;
        inFlightBytes += size;
    }

    /// The position of a conversation in which something happens.
    Optional<Position> find(ConversationId conversation) {
        return Optional.ofNullable(positions.get(conversation)).filter(Position::started);
    }

    /// The device has stored everything up to `seq`, which is at most the position.
    void confirm(Position position, long seq) {
        InFlight sent = position.inFlight();
        inFlight -= sent.count();
        inFlightBytes -= sent.bytes();
        position.confirm(seq);
        inFlight += sent.count();
        inFlightBytes += sent.bytes();
        for (int count = blocked.size(); count > 0; count--) {
            Position waiting = blocked.remove();
            waiting.state(State.LIVE);
            settle(waiting);
        }
    }

    /// Raises the target of a conversation to its head.
    ///
    /// @return whether that was news
    boolean raise(ConversationId conversation, long cursor, long head) {
        Position known = positions.get(conversation);
        if (head <= (known == null ? cursor : Math.max(known.target(), known.position()))) {
            return false;
        }
        Position position = position(conversation);
        position.raiseTarget(head);
        settle(position);
        return true;
    }

    /// The next conversation to read, round-robin; empty if none needs it.
    Optional<Position> nextToRead() {
        Position position = ready.poll();
        while (position != null && position.started() && !position.behind()) {
            // Entries that were acknowledged meanwhile were all there was.
            settleRead(position);
            position = ready.poll();
        }
        if (position != null) {
            position.state(State.READING);
        }
        return Optional.ofNullable(position);
    }

    boolean flowing() {
        return flowing;
    }

    boolean needsReading() {
        return !ready.isEmpty();
    }

    boolean isBlocked() {
        return !blocked.isEmpty();
    }

    /// Whether the device has let a single conversation with a full window stand still for so long, whatever
    /// it confirms of others. Called about once a second.
    boolean isStuck(long now, long millis) {
        boolean stuck = false;
        for (Position position : blocked) {
            stuck |= position.millisWithoutProgress(now) > millis;
        }
        return stuck;
    }

    /// How many messages the window has room for, in this conversation.
    int room(Position position) {
        if (inFlightBytes >= config.windowBytes()
                || position.inFlight().bytes() >= Math.max(1, config.windowBytes() / 4)) {
            return 0;
        }
        return Math.min(config.conversationWindow() - position.inFlight().count(), config.window() - inFlight);
    }

    /// The cursor of a conversation was read.
    void started(Position position, long cursor) {
        start(position, cursor);
        settleRead(position);
    }

    /// The cursor of a conversation was read by somebody else, who could not wait for [#started].
    void startWaiting(ConversationId conversation, long cursor) {
        Position position = positions.get(conversation);
        if (position != null && !position.started()) {
            start(position, cursor);
            if (ready.remove(position)) {
                settleRead(position);
            }
        }
    }

    private static void start(Position position, long cursor) {
        if (!position.started()) {
            position.startAt(cursor);
            position.absorbOwn();
        }
    }

    /// The user may not see the entries up to `last`.
    void passHole(Position position, long last) {
        if (last > position.position()) {
            output.skip(position.conversation(), position.position() + 1, last);
            position.pass(last);
        }
    }

    /// Rows were read from the log: hands over those that come next, as far as the window allows.
    ///
    /// @param from where the rows begin; the position may have moved since they were asked for
    /// @return whether the rows began where they had to; if not, an entry is missing
    boolean handRows(Position position, long from, List<LogEntry> rows) {
        long skipFrom = 0;
        for (LogEntry row : rows) {
            if (row.seq() <= position.position()) {
                continue;
            }
            boolean silent = position.isOwn(row.seq()) || row.content().erased();
            if (row.seq() != position.position() + 1 || (!silent && room(position) <= 0)) {
                break;
            }
            if (silent && !position.isOwn(row.seq())) {
                skipFrom = skipFrom == 0 ? row.seq() : skipFrom;
            } else {
                skipFrom = endSkip(position, skipFrom);
            }
            if (silent) {
                position.pass(row.seq());
            } else {
                hand(position, new Push(row));
            }
        }
        endSkip(position, skipFrom);
        position.absorbOwn();
        boolean moved = position.position() >= from;
        settleRead(position);
        return moved || room(position) <= 0;
    }

    private long endSkip(Position position, long from) {
        if (from > 0) {
            output.skip(position.conversation(), from, position.position());
        }
        return 0;
    }

    private void settleRead(Position position) {
        position.state(State.LIVE);
        settle(position);
    }

    /// The log did not give what it must have: read again at the next upkeep.
    void stall(Position position) {
        ready.remove(position);
        position.state(State.STALLED);
        stalled++;
    }

    /// Reads again what stalled.
    void retryStalled() {
        if (stalled > 0) {
            stalled = 0;
            for (Position position : List.copyOf(positions.values())) {
                if (position.state() == State.STALLED) {
                    settleRead(position);
                }
            }
        }
    }

    /// Forgets what is at rest: only while the store has every cursor.
    void forgetRested() {
        positions.values().removeIf(Position::atRest);
    }

    private Position position(ConversationId conversation) {
        return positions.computeIfAbsent(conversation, id -> new Position(id, config.conversationWindow()));
    }

    private void settle(Position position) {
        if (position.reachedConnectHead()) {
            awaited--;
            if (awaited == 0) {
                output.synced();
            }
        }
        if (!flowing || position.state() != State.LIVE || (position.started() && !position.behind())) {
            return;
        }
        if (position.started() && room(position) <= 0) {
            position.state(State.BLOCKED);
            blocked.add(position);
        } else {
            position.state(State.READY);
            ready.add(position);
        }
    }
}
