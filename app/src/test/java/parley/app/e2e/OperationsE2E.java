package parley.app.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class OperationsE2E {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void readinessShouldNameWhatItDependsOn() throws Exception {
        HttpResponse<String> answer = Requests.get(HTTP, server.uri(), "/health/ready");

        assertEquals(200, answer.statusCode());
        for (String check : List.of("serving", "message-store", "upkeep", "deadlines")) {
            assertTrue(answer.body().contains("{\"name\":\"" + check + "\",\"status\":\"UP\"}"), answer.body());
        }
    }

    @Test
    void metricsShouldShowWhatHappened() throws Exception {
        try (Person alice = Person.register(server.uri(), "alice").connect();
                Person bob = Person.register(server.uri(), "bob").connect()) {
            for (int i = 1; i <= 5; i++) {
                alice.send(bob, "message " + i);
            }
            bob.awaitText("message 5");
            await().until(() -> value("parley_receipts_total") >= 1);

            assertEquals(2, value("parley_sessions", "transport=\"websocket\""));
            assertEquals(5, value("parley_sends_total"));
            assertEquals(5, value("parley_acks_total"));
            assertEquals(5, value("parley_deliveries_total"));
            assertTrue(value("parley_frames_in_total") >= 7);
            assertEquals(5, value("parley_send_seconds_count"));
            assertTrue(value("parley_port_seconds_count", "call=\"append\"", "port=\"message-log\"") >= 1);
            assertTrue(value("parley_port_seconds_bucket", "call=\"append\"", "le=\"0.001\"") >= 0);
            assertTrue(value("parley_port_seconds_count", "call=\"hash\"", "port=\"password-hasher\"") >= 2);
            assertTrue(value("parley_store_batches_total") >= 1);
            assertTrue(value("parley_store_writes_total") >= value("parley_store_batches_total"));
            assertEquals(2, value("parley_rest_call_seconds_count", "route=\"POST /v1/accounts\"", "status=\"201\""));
            assertTrue(value("parley_heap_used_bytes") > 0);
        }
    }

    @Test
    void manualShouldListEveryMetric() throws Exception {
        Set<String> exported = Pattern.compile("(?m)^# TYPE (parley_\\S+) \\S+$")
                .matcher(Requests.get(HTTP, server.uri(), "/metrics").body())
                .results()
                .map(line -> line.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        String manual = Files.readString(Path.of("../docs/operations.md"));
        String rows = manual.substring(manual.indexOf("| Metric |"), manual.indexOf("Worth an alarm"));
        Set<String> explained = Pattern.compile("`(parley_\\w+)`")
                .matcher(rows)
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(explained, exported);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openapi.yaml", "asyncapi.yaml"})
    void apiDocumentsShouldBeServedAsTheyAreKept(String file) throws Exception {
        HttpResponse<String> answer = Requests.get(HTTP, server.uri(), "/" + file.substring(0, file.indexOf('.')));

        assertEquals(Files.readString(Path.of("../docs/api", file)), answer.body());
    }

    @Test
    void everyDocumentedRouteShouldBeThere() throws Exception {
        Map<String, Map<String, Object>> paths = new Yaml()
                .<Map<String, Map<String, Map<String, Object>>>>load(
                        Files.readString(Path.of("../docs/api/openapi.yaml")))
                .get("paths");
        List<String> missing = new ArrayList<>();
        for (var path : paths.entrySet()) {
            for (String method : List.of("get", "put", "post", "patch", "delete")) {
                if (path.getValue().containsKey(method) && !isThere(method.toUpperCase(Locale.ROOT), path.getKey())) {
                    missing.add(method + " " + path.getKey());
                }
            }
        }

        assertNotEquals(0, paths.size());
        assertEquals(List.of(), missing);
    }

    @Test
    void otherPathsShouldBeAnsweredWithAProblem() throws Exception {
        HttpResponse<String> answer = Requests.get(HTTP, server.uri(), "/v1/nothing");

        assertEquals(404, answer.statusCode());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElseThrow());
    }

    /// Without a token most answer 401; what matters is that none is unknown.
    private static boolean isThere(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri().resolve(path.replaceAll("\\{[^}]*}", NOBODY)))
                .method(method, BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        return answer.statusCode() != 404 && answer.statusCode() != 405;
    }

    private static double value(String name, String... labels) throws Exception {
        String text = Requests.get(HTTP, server.uri(), "/metrics").body();
        Matcher matcher =
                Pattern.compile("(?m)^" + name + "\\{([^}]*)} (\\S+)$").matcher(text);
        while (matcher.find()) {
            String found = matcher.group(1);
            if (List.of(labels).stream().allMatch(found::contains)) {
                return Double.parseDouble(matcher.group(2));
            }
        }
        throw new AssertionError(name + " " + List.of(labels) + " is not in:\n" + text);
    }
}
