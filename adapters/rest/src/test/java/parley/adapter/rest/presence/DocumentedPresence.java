package parley.adapter.rest.presence;

import java.util.Map;
import parley.adapter.rest.RouteGroup;
import parley.presence.port.in.ReadPresence;

/// The routes and limits of presence for comparing them with the document.
public final class DocumentedPresence {
    private DocumentedPresence() {}

    public static RouteGroup routes() {
        return new PresenceRoutes(query -> new ReadPresence.Result.Unavailable());
    }

    /// Limits of the code by their place in the document.
    public static Map<String, Integer> limits() {
        return Map.of(
                "/components/schemas/PresenceList/properties/items/maxItems", PresenceRoutes.USERS,
                "/paths/~1v1~1presence/get/parameters/0/schema/x-max-ids", PresenceRoutes.USERS);
    }
}
