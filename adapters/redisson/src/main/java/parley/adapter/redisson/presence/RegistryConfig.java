package parley.adapter.redisson.presence;

import java.time.Duration;

/// @param alive how long an instance counts as alive after it last said so, by the clock of Redis; default 10
/// s
/// @param beat how often it says so; default 1 s
/// @param settle how long after a loss nobody is taken to be away, because the instances are registering anew
/// what
///     they have; default 8 s
/// @param seen how long it is remembered when a user was last seen; default 7 days
/// @param users most users in one command; default 500
/// @param devices most devices of a user; of more, the ones registered first are left out; default 64
/// @param channels over how many channels changes are spread, at most 256; the same on all instances; default
/// 16
public record RegistryConfig(
        Duration alive, Duration beat, Duration settle, Duration seen, int users, int devices, int channels) {
    public static final RegistryConfig DEFAULT = new RegistryConfig(
            Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(8), Duration.ofDays(7), 500, 64, 16);

    private static final int MAX_CHANNELS = 256;

    public RegistryConfig {
        positive("alive", alive);
        positive("beat", beat);
        if (beat.multipliedBy(3).compareTo(alive) > 0) {
            throw new IllegalArgumentException(
                    "beat: " + beat + " (expected: at most a third of alive, " + alive + ")");
        }
        positive("settle", settle);
        positive("seen", seen);
        positive("users", users);
        positive("devices", devices);
        positive("channels", channels);
        if (channels > MAX_CHANNELS) {
            throw new IllegalArgumentException("channels: " + channels + " (expected: at most " + MAX_CHANNELS + ")");
        }
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
        }
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
        }
    }
}
