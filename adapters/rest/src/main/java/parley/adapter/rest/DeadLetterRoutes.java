package parley.adapter.rest;

import java.time.Duration;
import java.util.List;
import parley.adapter.wire.ErrorCode;

/// `/v1/admin/dead-letters`.
public final class DeadLetterRoutes implements RouteGroup {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final DeadLetters letters;

    public DeadLetterRoutes(DeadLetters letters) {
        this.letters = letters;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/admin/dead-letters", Route.Access.ADMIN, this::list),
                Route.post("/v1/admin/dead-letters/{letter}/requeue", Route.Access.ADMIN, this::requeue));
    }

    private Answer list(Call call) {
        return switch (letters.list(call.limit())) {
            case DeadLetters.Listing.Found found -> Answer.json(200, listed(found));
            case DeadLetters.Listing.Unavailable() -> unavailable();
        };
    }

    private static JsonText listed(DeadLetters.Listing.Found found) {
        return JsonText.object(out -> {
            out.writeArrayFieldStart("items");
            for (DeadLetters.DeadLetter letter : found.letters()) {
                out.writeStartObject();
                out.writeStringField("id", letter.id());
                out.writeStringField("queue", letter.queue());
                out.writeNumberField("at", letter.at());
                out.writeStringField("reason", letter.reason());
                out.writeNumberField("size", letter.size());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeNumberField("total", found.total());
        });
    }

    private Answer requeue(Call call) {
        return switch (letters.requeue(call.pathText("letter"))) {
            case DONE -> Answer.noContent();
            case NOT_FOUND ->
                Problem.of(ErrorCode.NOT_FOUND, "no such dead letter").answer();
            case UNAVAILABLE -> unavailable();
        };
    }

    private static Answer unavailable() {
        return Problem.of(ErrorCode.UNAVAILABLE, "the durable queues do not answer; unknown what was done")
                .retryAfter(RETRY)
                .answer();
    }
}
