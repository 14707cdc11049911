package parley.app.metering.identity;

import java.util.List;
import parley.app.metering.Meters;
import parley.app.metering.PortTimers;
import parley.app.metering.PortTimers.Call;
import parley.events.Event;
import parley.identity.port.out.EventOutbox;
import parley.kernel.Ticker;

/// Times the outbox of events.
final class TimedEventOutbox implements EventOutbox {
    private final EventOutbox delegate;
    private final Call list;
    private final Call remove;

    TimedEventOutbox(EventOutbox delegate, Meters meters, Ticker ticker) {
        PortTimers timers = new PortTimers(meters, "event-outbox", ticker);
        this.delegate = delegate;
        this.list = timers.call("list");
        this.remove = timers.call("remove");
    }

    @Override
    public List<Event> list(int limit) {
        return list.time(() -> delegate.list(limit));
    }

    @Override
    public void remove(Event event) {
        remove.time(() -> delegate.remove(event));
    }
}
