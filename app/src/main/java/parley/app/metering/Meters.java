package parley.app.metering;

import io.helidon.metrics.api.FunctionalCounter;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Meter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Metrics;
import io.helidon.metrics.api.Tag;
import io.helidon.metrics.api.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/// The meters of one server, in Helidon's registry, which the whole process shares: they are removed when it closes.
public final class Meters implements AutoCloseable {
    private static final Duration[] BUCKETS = {
        Duration.ofNanos(250_000),
        Duration.ofMillis(1),
        Duration.ofNanos(2_500_000),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(1_000),
        Duration.ofMillis(5_000)
    };

    /// Percentiles are Prometheus' to compute; kept here they would triple the cost of a timer.
    private static final double[] NONE = {};

    private final MeterRegistry registry = Metrics.globalRegistry();
    private final List<Meter> registered = new CopyOnWriteArrayList<>();

    /// The registry refers to them weakly.
    private final List<LongSupplier> sources = new CopyOnWriteArrayList<>();

    public MeterRegistry registry() {
        return registry;
    }

    /// A histogram of times, from a quarter of a millisecond to five seconds.
    ///
    /// @param tags names and values in turn
    public Timer timer(String name, String description, String... tags) {
        return add(Timer.builder(name)
                .description(description)
                .tags(tags(tags))
                .percentiles(NONE)
                .buckets(BUCKETS));
    }

    /// A number that only grows, kept by whoever counts.
    ///
    /// @param tags names and values in turn
    public void counter(String name, String description, LongSupplier count, String... tags) {
        sources.add(count);
        FunctionalCounter.Builder<?> builder = FunctionalCounter.builder(name, count, LongSupplier::getAsLong);
        builder.description(description);
        builder.tags(tags(tags));
        add(builder);
    }

    /// A number that goes up and down.
    ///
    /// @param tags names and values in turn
    public void gauge(String name, String description, LongSupplier value, String... tags) {
        sources.add(value);
        add(Gauge.builder(name, value::getAsLong).description(description).tags(tags(tags)));
    }

    @Override
    public void close() {
        registered.forEach(registry::remove);
        registered.clear();
        sources.clear();
    }

    private <B extends Meter.Builder<B, M>, M extends Meter> M add(B builder) {
        M meter = registry.getOrCreate(builder);
        registered.add(meter);
        return meter;
    }

    private static List<Tag> tags(String[] namesAndValues) {
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            tags.add(Tag.create(namesAndValues[i], namesAndValues[i + 1]));
        }
        return tags;
    }
}
