package parley.app.config;

import java.time.Duration;
import java.util.List;
import parley.presence.application.PresenceConfig;

/// Reads [PresenceConfig].
final class PresenceSection implements Section<PresenceConfig> {
    private static final Key<Duration> OFFLINE_AFTER = new Key<>(
            "presence.offline-after",
            "60s",
            Form.DURATION_OF,
            "A device whose connection shows no life for this long is offline; its connection is closed (4408).");

    @Override
    public String name() {
        return "presence";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(OFFLINE_AFTER);
    }

    @Override
    public PresenceConfig read(Values values) {
        PresenceConfig defaults = PresenceConfig.defaults();
        return new PresenceConfig(values.get(OFFLINE_AFTER), defaults.seen(), defaults.watching(), defaults.typing());
    }
}
