package parley.events;

/// Where contexts publish what happened, for other contexts to react to.
///
/// Delivery is at least once to every subscriber of this instance, in the order of publication per publisher.
@FunctionalInterface
public interface EventPublisher {
    void publish(Event event);
}
