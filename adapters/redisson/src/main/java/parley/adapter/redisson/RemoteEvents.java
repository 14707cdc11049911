package parley.adapter.redisson;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.events.Event;
import parley.kernel.InstanceId;

/// Events of contexts on their way between instances. They only hasten things: they may be lost, and whoever
/// needs them looks for itself after a while, or gets them from an outbox.
public final class RemoteEvents {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteEvents.class);

    private final InstanceId self;
    private final Consumer<Event> received;
    private final Topic topic;

    private RemoteEvents(Redis redis, InstanceId self, Consumer<Event> received) {
        this.self = self;
        this.received = received;
        this.topic = new Topic(redis, Redis.key("e", "events"), this::receive);
    }

    /// Subscribes.
    ///
    /// @param received given each event of another instance, on a thread of the client, one at a time and in
    /// the order
    ///     in which that instance published them; an exception of it is logged
    public static RemoteEvents open(Redis redis, InstanceId self, Consumer<Event> received) {
        return new RemoteEvents(redis, self, received);
    }

    /// Tells the other instances. Never blocks and never throws.
    public void publish(Event event) {
        topic.publish(EventJson.write(self, event));
    }

    /// How many events were not sent because Redis was away or did not keep up.
    public long lost() {
        return topic.lost();
    }

    private void receive(byte[] message) {
        EventJson.read(message)
                .filter(remote -> !remote.from().equals(self))
                .ifPresentOrElse(remote -> hand(remote.event()), () -> LOG.atDebug().log("an event passed over"));
    }

    private void hand(Event event) {
        try {
            received.accept(event);
        } catch (RuntimeException fault) {
            LOG.atError()
                    .addKeyValue("code", "remote_event_not_handled")
                    .addKeyValue("event", event.getClass().getSimpleName())
                    .setCause(fault)
                    .log("an event of another instance could not be handled");
        }
    }
}
