package parley.app.metering.messaging;

import java.util.List;
import java.util.Optional;
import parley.app.metering.Meters;
import parley.app.metering.PortTimers;
import parley.app.metering.PortTimers.Call;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.Ticker;
import parley.kernel.UserId;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.AppendResult;
import parley.messaging.port.out.CidLocation;
import parley.messaging.port.out.MessageLog;

/// Times the log of every conversation.
public final class TimedMessageLog implements MessageLog {
    private final MessageLog delegate;
    private final Call append;
    private final Call tail;
    private final Call read;
    private final Call find;
    private final Call erase;

    public TimedMessageLog(MessageLog delegate, Meters meters, Ticker ticker) {
        PortTimers timers = new PortTimers(meters, "message-log", ticker);
        this.delegate = delegate;
        this.append = timers.call("append");
        this.tail = timers.call("tail");
        this.read = timers.call("read");
        this.find = timers.call("find");
        this.erase = timers.call("erase");
    }

    @Override
    public AppendResult append(Append append) {
        return this.append.time(() -> delegate.append(append));
    }

    @Override
    public List<LogEntry> tail(ConversationId conversation, int limit) {
        return tail.time(() -> delegate.tail(conversation, limit));
    }

    @Override
    public List<LogEntry> read(ConversationId conversation, long from, long to, int limit) {
        return read.time(() -> delegate.read(conversation, from, to, limit));
    }

    @Override
    public Optional<CidLocation> find(UserId sender, Cid cid) {
        return find.time(() -> delegate.find(sender, cid));
    }

    @Override
    public void erase(ConversationId conversation, long seq) {
        erase.time(() -> delegate.erase(conversation, seq));
    }

    @Override
    public String generation() {
        return delegate.generation();
    }
}
