package parley.adapter.rest.messaging;

import java.time.Duration;
import parley.adapter.rest.RouteGroup;
import parley.adapter.wire.WireLimits;

/// Messaging's routes for comparing them with the document.
public final class DocumentedMessaging {
    private DocumentedMessaging() {}

    public static RouteGroup routes() {
        return new MessagingRoutes(new FakeMessaging().ports(), WireLimits.DEFAULT, Duration.ofSeconds(1));
    }
}
