package parley.app.config;

import java.time.Duration;
import java.util.List;
import parley.messaging.application.MessagingConfig.Forwarding;

/// The keys of what is on its way to the owners of conversations, where there are several instances.
final class ForwardingKeys {
    private static final Form<Integer> COUNT = Form.number(1, Integer.MAX_VALUE);

    private static final Key<Duration> PATIENCE = new Key<>(
            "messaging.forwarding-patience",
            "15s",
            Form.DURATION_OF,
            "With several instances, how long a send is tried before it is answered unavailable; longer than "
                    + "cluster.lease.");
    private static final Key<Duration> BACK_OFF = new Key<>(
            "messaging.forwarding-back-off",
            "50ms",
            Form.DURATION_OF,
            "How long to wait after an attempt that failed; doubles with every further one.");
    private static final Key<Duration> LONGEST_BACK_OFF =
            new Key<>("messaging.forwarding-longest-back-off", "1s", Form.DURATION_OF, "Most of that.");
    private static final Key<Integer> QUEUE = new Key<>(
            "messaging.forwarding-queue",
            "256",
            COUNT,
            "Most sends of one session to one conversation that wait; more hold up the session.");
    private static final Key<Integer> BATCH =
            new Key<>("messaging.forwarding-batch", "64", COUNT, "Most of them given away together.");
    private static final Key<Integer> WAITING = new Key<>(
            "messaging.forwarding-waiting",
            "100000",
            COUNT,
            "Most sends of all sessions that wait; more are answered unavailable.");
    private static final Key<Integer> WAITING_BYTES =
            new Key<>("messaging.forwarding-waiting-bytes", "128MiB", Form.SMALL_SIZE, "Most content of these.");

    private ForwardingKeys() {}

    static List<Key<?>> keys() {
        return List.of(PATIENCE, BACK_OFF, LONGEST_BACK_OFF, QUEUE, BATCH, WAITING, WAITING_BYTES);
    }

    static Forwarding read(Values values) {
        return new Forwarding(
                values.get(PATIENCE),
                values.get(BACK_OFF),
                values.get(LONGEST_BACK_OFF),
                values.get(QUEUE),
                values.get(BATCH),
                values.get(WAITING),
                values.get(WAITING_BYTES));
    }
}
