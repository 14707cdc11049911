package parley.adapter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.oas.OpenApiParser;
import com.networknt.oas.model.OpenApi3;
import io.helidon.metrics.api.Metrics;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.adapter.rest.groups.DocumentedGroups;
import parley.adapter.rest.identity.DocumentedIdentity;
import parley.adapter.rest.messaging.DocumentedMessaging;
import parley.adapter.rest.presence.DocumentedPresence;
import parley.adapter.wire.ErrorCode;
import parley.adapter.wire.Schema;
import parley.adapter.wire.WireLimits;

/// The OpenAPI document against the code, both ways.
class OpenApiTest {
    private final OpenApi openApi = OpenApi.read();

    private static List<Route> routes() {
        return Stream.of(
                        DocumentedMessaging.routes(),
                        DocumentedIdentity.routes(),
                        DocumentedGroups.routes(),
                        DocumentedPresence.routes(),
                        new DeadLetterRoutes(new FakeDeadLetters()),
                        new HealthRoutes(List.of()),
                        new MetricsRoutes(Metrics.globalRegistry()),
                        new DocumentRoutes())
                .flatMap(group -> group.routes().stream())
                .toList();
    }

    @Test
    void documentShouldBeValid() throws Exception {
        String text;
        try (InputStream in = OpenApiTest.class.getResourceAsStream("/parley/api/openapi.yaml")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        URL base = URI.create("http://localhost/openapi").toURL();
        OpenApi3 parsed = (OpenApi3) new OpenApiParser().parse(text, base);
        assertEquals(List.of(), List.copyOf(parsed.getValidationItems()));
    }

    @Test
    void everyRouteShouldBeDocumentedAndEveryDocumentedRouteBeThere() {
        Set<String> names = routes().stream().map(Route::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> documented = openApi.routes();
        documented.removeIf(route -> route.contains("/v1/poll")); // compared where its code is
        assertEquals(names, documented);
    }

    @Test
    void pathParametersShouldBeThoseOfThePath() {
        for (Route route : routes()) {
            Set<String> inPath = Arrays.stream(route.path().split("/"))
                    .filter(part -> part.startsWith("{"))
                    .map(part -> part.substring(1, part.length() - 1))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(inPath, openApi.parameters(route.name(), "path"), route.name());
        }
    }

    @Test
    void securityShouldBeThatOfTheRoute() {
        for (Route route : routes()) {
            JsonNode operation = openApi.operation(route.name());
            String expected = switch (route.access()) {
                case PUBLIC -> "[]";
                case OPERATOR -> "[{},{\"bearer\":[]}]";
                case USER, SENDER, ADMIN -> "";
            };
            assertEquals(expected, operation.path("security").toString(), route.name());
            Set<String> statuses = new TreeSet<>();
            operation.get("responses").fieldNames().forEachRemaining(statuses::add);
            assertTrue(statuses.containsAll(Set.of("429", "500")), route.name());
            boolean guarded = route.access() != Route.Access.PUBLIC;
            assertTrue(!guarded || statuses.contains("401"), route.name());
            boolean privileged =
                    Set.of(Route.Access.ADMIN, Route.Access.OPERATOR).contains(route.access());
            assertTrue(!privileged || statuses.contains("403"), route.name());
            boolean body = operation.has("requestBody");
            assertTrue(!body || statuses.containsAll(Set.of("400", "413", "415")), route.name());
        }
    }

    @Test
    void codesShouldBeThoseOfTheWire() {
        Set<String> documented = new TreeSet<>();
        at("/components/schemas/Problem/properties/code/enum").forEach(code -> documented.add(code.asText()));
        Set<String> words =
                Arrays.stream(ErrorCode.values()).map(ErrorCode::word).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(words, documented);
    }

    @ParameterizedTest
    @CsvSource({
        "/components/parameters/Limit/schema/minimum, 1",
        "/components/parameters/Limit/schema/maximum, 200",
        "/components/parameters/Limit/schema/default, 50",
        "/components/parameters/IdempotencyKey/schema/maxLength, 128"
    })
    void parametersShouldHaveTheLimitsOfTheFrame(String pointer, int limit) {
        assertEquals(limit, at(pointer).intValue());
        assertEquals(200, RestConfig.PAGE_MAX);
        assertEquals(50, RestConfig.PAGE_DEFAULT);
        assertEquals(128, Idempotency.LONGEST_KEY);
    }

    @Test
    void bodiesShouldHaveTheLimitsOfIdentity() {
        DocumentedIdentity.limits()
                .forEach((pointer, limit) -> assertEquals(limit, at(pointer).intValue(), pointer));
    }

    @Test
    void queryShouldHaveTheLimitsOfPresence() {
        DocumentedPresence.limits()
                .forEach((pointer, limit) -> assertEquals(limit, at(pointer).intValue(), pointer));
    }

    @Test
    void bodiesShouldHaveTheLimitsOfGroups() {
        DocumentedGroups.limits()
                .forEach((pointer, limit) -> assertEquals(limit, at(pointer).intValue(), pointer));
    }

    @Test
    void contentShouldHaveTheLimitOfTheWire() {
        assertEquals(
                WireLimits.DEFAULT.contentBytes(),
                at("/components/schemas/Content/x-max-bytes").intValue());
        String description = at("/info/description").textValue();
        assertTrue(description.contains("at most " + WireLimits.DEFAULT.frameBytes() / 1024 + " KiB"), description);
        assertTrue(description.contains("at most " + WireLimits.DEFAULT.depth() + " levels"), description);
    }

    @Test
    void everyComponentShouldBeUsed() {
        String text = openApi.document().at("").toString();
        openApi.document().at("/components").properties().forEach(kind -> {
            if (!kind.getKey().equals("securitySchemes")) {
                kind.getValue().fieldNames().forEachRemaining(name -> {
                    String reference = "\"#/components/" + kind.getKey() + "/" + name + "\"";
                    assertTrue(text.contains(reference), reference);
                });
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"seq\":1}|0", "{\"seq\":0}|1", "{\"seq\":\"1\"}|1", "{}|1", "{\"seq\":1,\"more\":1}|1", "[]|1"})
    void schemaCheckShouldFindFaults(String value, int faults) throws Exception {
        Schema schema = new Schema(openApi.document(), at("/components/schemas/SeqRequest"));
        assertEquals(faults, schema.faults(new ObjectMapper().readTree(value)).size());
    }

    private JsonNode at(String pointer) {
        return openApi.document().at(pointer);
    }
}
