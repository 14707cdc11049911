package parley.app.config;

import java.time.Duration;
import java.util.List;
import parley.presence.application.PresenceConfig.Registry;

/// The keys of how connections are kept in step with the registry that instances share.
final class RegistryKeys {
    private static final Form<Integer> COUNT = Form.number(1, Integer.MAX_VALUE);

    private static final Key<Duration> CHECK = new Key<>(
            "presence.registry-check",
            "30s",
            Form.DURATION_OF,
            "With several instances, how often one makes sure that its connections are still in the registry.");
    private static final Key<Integer> CHECKS = new Key<>(
            "presence.registry-checks", "2000", COUNT, "Most connections made sure of at a time, ten times a second.");
    private static final Key<Duration> RECHECK = new Key<>(
            "presence.registry-recheck",
            "30s",
            Form.DURATION_OF,
            "How often it is asked where watched users are, also if nothing was said.");
    private static final Key<Integer> ASKS =
            new Key<>("presence.registry-asks", "1000", COUNT, "Most users asked about at a time, ten times a second.");
    private static final Key<Duration> RETRY =
            new Key<>("presence.registry-retry", "1s", Form.DURATION_OF, "How long to wait after it did not answer.");
    private static final Key<Integer> DEPARTURES = new Key<>(
            "presence.registry-departures",
            "100000",
            COUNT,
            "Most connections that ended while it did not answer and are still to be removed from it.");

    private RegistryKeys() {}

    static List<Key<?>> keys() {
        return List.of(CHECK, CHECKS, RECHECK, ASKS, RETRY, DEPARTURES);
    }

    static Registry read(Values values) {
        return new Registry(
                values.get(CHECK),
                values.get(CHECKS),
                values.get(RECHECK),
                values.get(ASKS),
                values.get(RETRY),
                values.get(DEPARTURES));
    }
}
