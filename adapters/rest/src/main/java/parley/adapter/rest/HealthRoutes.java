package parley.adapter.rest;

import java.util.List;
import java.util.function.BooleanSupplier;

/// `GET /health/live` and `GET /health/ready`.
///
/// Live means that the process answers at all. Ready means that every check holds; otherwise 503 says which does not,
/// and load balancers send nobody here.
public final class HealthRoutes implements RouteGroup {
    private final List<Check> checks;

    /// @param checks asked at every call: quick, without side effects
    public HealthRoutes(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    /// One condition of being ready.
    ///
    /// @param name stable word, for example `message-log`
    public record Check(String name, BooleanSupplier holds) {}

    private record Finding(String name, boolean up) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/health/live", Route.Access.PUBLIC, call -> report(List.of())),
                Route.get("/health/ready", Route.Access.PUBLIC, call -> report(findings())));
    }

    private List<Finding> findings() {
        return checks.stream()
                .map(check -> new Finding(check.name(), check.holds().getAsBoolean()))
                .toList();
    }

    private static Answer report(List<Finding> findings) {
        boolean up = findings.stream().allMatch(Finding::up);
        return Answer.json(up ? 200 : 503, JsonText.object(out -> {
            out.writeStringField("status", word(up));
            out.writeArrayFieldStart("checks");
            for (Finding finding : findings) {
                out.writeStartObject();
                out.writeStringField("name", finding.name());
                out.writeStringField("status", word(finding.up()));
                out.writeEndObject();
            }
            out.writeEndArray();
        }));
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
