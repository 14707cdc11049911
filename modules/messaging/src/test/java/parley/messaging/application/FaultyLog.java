package parley.messaging.application;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.UnaryOperator;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.AppendResult;
import parley.messaging.port.out.CidLocation;
import parley.messaging.port.out.LogRefusedException;
import parley.messaging.port.out.LogUnavailableException;
import parley.messaging.port.out.MessageLog;

/// A log whose next appends or reads fail as the test says.
final class FaultyLog implements MessageLog {
    private final MessageLog log;
    private final Queue<Fault> faults = new ArrayDeque<>();
    private boolean down;
    private UnaryOperator<List<LogEntry>> reads = UnaryOperator.identity();

    FaultyLog(MessageLog log) {
        this.log = log;
    }

    enum Fault {
        /// The append is not applied and its outcome is not told.
        LOST,
        /// The append is applied, but nobody learns of it.
        ANSWER_LOST,
        /// Log and dedup rows are applied, heads are not, and the writer dies.
        BEFORE_HEADS,
        /// The append is refused for certain.
        REFUSED,
        /// The store fails in a way that the port does not know; nothing is applied.
        BROKEN
    }

    void failNext(Fault... next) {
        faults.addAll(List.of(next));
    }

    void down(boolean value) {
        down = value;
    }

    void alterReads(UnaryOperator<List<LogEntry>> alteration) {
        reads = alteration;
    }

    @Override
    public AppendResult append(Append append) {
        check();
        Fault fault = faults.poll();
        if (fault == null) {
            return log.append(append);
        }
        switch (fault) {
            case LOST -> throw unavailable();
            case ANSWER_LOST -> {
                log.append(append);
                throw unavailable();
            }
            case BEFORE_HEADS -> {
                log.append(
                        new Append(append.conversation(), append.epoch(), append.entries(), List.of(), append.fence()));
                throw unavailable();
            }
            case BROKEN -> throw new IllegalStateException("the store is broken");
            case REFUSED -> throw new LogRefusedException("refused", new IllegalStateException("test"));
        }
        throw new IllegalStateException("unreachable");
    }

    private void check() {
        if (down) {
            throw unavailable();
        }
    }

    private static LogUnavailableException unavailable() {
        return new LogUnavailableException("unavailable", new IllegalStateException("test"));
    }

    @Override
    public List<LogEntry> tail(ConversationId conversation, int limit) {
        check();
        return log.tail(conversation, limit);
    }

    @Override
    public List<LogEntry> read(ConversationId conversation, long from, long to, int limit) {
        check();
        return reads.apply(log.read(conversation, from, to, limit));
    }

    @Override
    public Optional<CidLocation> find(UserId sender, Cid cid) {
        check();
        return log.find(sender, cid);
    }

    @Override
    public void erase(ConversationId conversation, long seq) {
        log.erase(conversation, seq);
    }

    @Override
    public String generation() {
        return log.generation();
    }
}
