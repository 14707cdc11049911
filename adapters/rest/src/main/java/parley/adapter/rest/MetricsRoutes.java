package parley.adapter.rest;

import io.helidon.common.media.type.MediaTypes;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.MetricsConfig;
import io.helidon.metrics.api.SystemTagsManager;
import io.helidon.metrics.spi.MeterRegistryFormatterProvider;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;

/// `GET /metrics`: all meters in the text format of Prometheus, version 0.0.4.
public final class MetricsRoutes implements RouteGroup {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final MeterRegistry registry;

    public MetricsRoutes(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/metrics", Route.Access.OPERATOR, call -> scrape()));
    }

    private Answer scrape() {
        String text = formatters()
                .flatMap(Optional::stream)
                .findFirst()
                .map(Object::toString)
                .orElse("");
        return Answer.of(200, PROMETHEUS, text.getBytes(StandardCharsets.UTF_8));
    }

    private Stream<Optional<Object>> formatters() {
        MetricsConfig config = MetricsConfig.create();
        return ServiceLoader.load(MeterRegistryFormatterProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .map(provider -> provider.formatter(
                        MediaTypes.TEXT_PLAIN,
                        config,
                        registry,
                        SystemTagsManager.instance().scopeTagName(),
                        Set.of(),
                        Set.of()))
                .flatMap(Optional::stream)
                .map(formatter -> formatter.format());
    }
}
