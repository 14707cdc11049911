package parley.app.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.events.Event;
import parley.events.EventPublisher;

/// Hands every event to every subscriber on the publisher's thread, in the order of subscription. A subscriber that
/// fails is logged and keeps nobody else from the event.
final class InProcessEvents implements EventPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(InProcessEvents.class);

    private final List<Consumer<Event>> subscribers = new CopyOnWriteArrayList<>();

    /// Events published before are not seen.
    <E extends Event> void subscribe(Class<E> type, Consumer<E> subscriber) {
        subscribers.add(event -> {
            if (type.isInstance(event)) {
                subscriber.accept(type.cast(event));
            }
        });
    }

    @Override
    public void publish(Event event) {
        for (Consumer<Event> subscriber : subscribers) {
            try {
                subscriber.accept(event);
            } catch (RuntimeException fault) {
                LOG.atError()
                        .addKeyValue("code", "event_not_handled")
                        .addKeyValue("event", event.getClass().getSimpleName())
                        .setCause(fault)
                        .log("a subscriber failed; the others got the event");
            }
        }
    }
}
