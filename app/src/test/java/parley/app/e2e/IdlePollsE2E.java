package parley.app.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.app.config.ParleyConfig;
import parley.app.server.Administration;
import parley.identity.domain.Password;
import parley.identity.port.in.AddAccount;

/// What many sessions cost that have nothing to say.
@Timeout(180)
class IdlePollsE2E {
    private static final Logger LOG = LoggerFactory.getLogger(IdlePollsE2E.class);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int SESSIONS = 1_000;

    /// Generous, but below what a thread of the platform or a buffer per session would take.
    private static final long MOST_PER_SESSION = 16 * 1024;

    /// The connection of the web server and the client's end of it are in this heap, too.
    private static final long MOST_PER_WAIT = 64 * 1024;

    @Test
    void thousandSessionsShouldTakeLittleMemoryAndNoPlatformThreads(@TempDir Path directory) throws Exception {
        Map<String, String> settings = settings(directory);
        addAdmin(settings);
        List<Socket> sockets = new ArrayList<>();
        try (TestServer server = TestServer.start(directory, settings)) {
            List<String> tokens = tokens(server.uri());
            for (int i = 0; i < 50; i++) { // what is loaded once
                open(server.uri(), tokens.get(SESSIONS + i));
            }
            long before = usedHeap();
            List<String> sessions = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                sessions.add(open(server.uri(), tokens.get(i)));
            }
            long idle = usedHeap();
            int threads = ManagementFactory.getThreadMXBean().getThreadCount();
            for (int i = 0; i < SESSIONS; i++) {
                sockets.add(waiting(server.uri(), sessions.get(i), tokens.get(i)));
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> allWait(server.uri()));
            long waiting = usedHeap();

            long perSession = (idle - before) / SESSIONS;
            long perWait = (waiting - idle) / SESSIONS;
            int grown = ManagementFactory.getThreadMXBean().getThreadCount() - threads;
            LOG.info("heap per idle session: {} bytes, and with a request that waits {} more", perSession, perWait);
            assertTrue(perSession < MOST_PER_SESSION, () -> perSession + " bytes per session");
            assertTrue(perWait < MOST_PER_WAIT, () -> perWait + " bytes per request that waits");
            assertTrue(grown < 20, () -> grown + " more platform threads");
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static Map<String, String> settings(Path directory) {
        Map<String, String> settings = new HashMap<>(TestServer.settings(directory));
        settings.put("rate-limits.enabled", "false");
        settings.put("admin.bulk-accounts", "true");
        return settings;
    }

    private static void addAdmin(Map<String, String> settings) {
        try (Administration administration = Administration.open(ParleyConfig.with(settings))) {
            AddAccount.Result added = administration
                    .addAccount()
                    .add(new AddAccount.Command("admin", new Password(Person.PASSWORD), "", true));
            assertTrue(added instanceof AddAccount.Result.Added, added::toString);
        }
    }

    private static List<String> tokens(URI server) throws Exception {
        List<String> tokens = new ArrayList<>();
        try (Person admin = Person.logIn(server, "admin")) {
            HttpRequest request = PollDevice.request(
                            server, "/v1/admin/accounts", admin.session().accessToken())
                    .POST(BodyPublishers.ofString("{\"prefix\":\"idle-\",\"count\":" + (SESSIONS + 50) + "}"))
                    .build();
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            assertEquals(201, answer.statusCode(), answer.body());
            for (JsonNode account : MAPPER.readTree(answer.body()).get("items")) {
                tokens.add(account.get("accessToken").asText());
            }
        }
        return tokens;
    }

    /// Opens a session and takes `welcome` and `synced` out of it.
    private static String open(URI server, String token) throws Exception {
        String session = PollDevice.session(HTTP, server, token);
        HttpRequest first =
                PollDevice.request(server, "/v1/poll/" + session, token).GET().build();
        assertTrue(HTTP.send(first, BodyHandlers.ofString()).body().contains("synced"));
        return session;
    }

    private static Socket waiting(URI server, String session, String token) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        String request =
                "GET /v1/poll/" + session + "?ack=1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        return socket;
    }

    private static boolean allWait(URI server) throws Exception {
        return Pattern.compile("(?m)^parley_polls_waiting\\{[^}]*} " + SESSIONS + "(\\.0)?$")
                .matcher(Requests.get(HTTP, server, "/metrics").body())
                .find();
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
