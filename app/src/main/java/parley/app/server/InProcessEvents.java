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
///
/// What an event changes durably is done once, by the instance where it happened. What it changes in memory, every
/// instance does: those subscribers get the events of other instances, too. Those may get lost.
final class InProcessEvents implements EventPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(InProcessEvents.class);

    private final List<Consumer<Event>> here = new CopyOnWriteArrayList<>();
    private final List<Consumer<Event>> elsewhere = new CopyOnWriteArrayList<>();

    /// Subscribes to the events of this instance. Events published before are not seen.
    <E extends Event> void subscribe(Class<E> type, Consumer<E> subscriber) {
        here.add(filtered(type, subscriber));
    }

    /// Subscribes to the events of other instances.
    <E extends Event> void subscribeElsewhere(Class<E> type, Consumer<E> subscriber) {
        elsewhere.add(filtered(type, subscriber));
    }

    /// Subscribes to the events of all instances.
    <E extends Event> void subscribeEverywhere(Class<E> type, Consumer<E> subscriber) {
        subscribe(type, subscriber);
        subscribeElsewhere(type, subscriber);
    }

    private static <E extends Event> Consumer<Event> filtered(Class<E> type, Consumer<E> subscriber) {
        return event -> {
            if (type.isInstance(event)) {
                subscriber.accept(type.cast(event));
            }
        };
    }

    @Override
    public void publish(Event event) {
        here.forEach(subscriber -> hand(event, subscriber));
    }

    /// An event of another instance.
    void receive(Event event) {
        elsewhere.forEach(subscriber -> hand(event, subscriber));
    }

    private static void hand(Event event, Consumer<Event> subscriber) {
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
