package parley.adapter.rest.presence;

import java.time.Duration;
import java.util.List;
import parley.adapter.rest.Answer;
import parley.adapter.rest.Call;
import parley.adapter.rest.JsonText;
import parley.adapter.rest.Problem;
import parley.adapter.rest.Route;
import parley.adapter.rest.RouteGroup;
import parley.adapter.wire.ErrorCode;
import parley.kernel.UserId;
import parley.presence.domain.Sighting;
import parley.presence.port.in.ReadPresence;

/// `/v1/presence`.
public final class PresenceRoutes implements RouteGroup {
    /// Users that one request can ask for.
    static final int USERS = 100;

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final ReadPresence readPresence;

    public PresenceRoutes(ReadPresence readPresence) {
        this.readPresence = readPresence;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/v1/presence", Route.Access.USER, this::read));
    }

    private Answer read(Call call) {
        List<UserId> users =
                call.queryIds("users", USERS).stream().map(UserId::new).toList();
        return switch (readPresence.read(new ReadPresence.Query(call.caller().user(), users))) {
            case ReadPresence.Result.Found(var sightings) -> Answer.json(200, json(sightings));
            case ReadPresence.Result.Unavailable() ->
                Problem.of(ErrorCode.UNAVAILABLE, "it cannot be found out who may be seen")
                        .retryAfter(RETRY)
                        .answer();
        };
    }

    private static JsonText json(List<Sighting> sightings) {
        return JsonText.page(
                out -> {
                    for (Sighting sighting : sightings) {
                        out.writeStartObject();
                        out.writeStringField("user", sighting.user().toString());
                        out.writeStringField("state", sighting.online() ? "online" : "offline");
                        if (sighting.lastSeen() > 0) {
                            out.writeNumberField("lastSeen", sighting.lastSeen());
                        }
                        out.writeEndObject();
                    }
                },
                "");
    }
}
