package parley.app.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.app.tls.TestCertificate;
import parley.client.ParleyClient;
import parley.client.live.ConnectionState;
import parley.client.live.Event;
import parley.client.live.LiveConnection;
import parley.client.model.Content;
import parley.client.model.Recipient;

class TlsE2E {
    @TempDir
    Path directory;

    @Test
    void clientsShouldChatOverTlsAndSeeARenewedCertificateWithoutARestart() throws Exception {
        TestCertificate first = TestCertificate.create(directory, "EC", 30);
        TestCertificate renewed = TestCertificate.create(directory, "EC", 60);
        Path certificate = first.writeCertificate(directory.resolve("cert.pem"));
        Path key = first.writeKey(directory.resolve("key.pem"));
        Map<String, String> settings = Map.of(
                "tls.certificate", certificate.toString(),
                "tls.private-key", key.toString(),
                "tls.reload-interval", "50ms");
        try (TestServer server = TestServer.start(directory.resolve("data"), settings)) {
            assertEquals("https", server.uri().getScheme());
            assertEquals(first.certificate(), certificateOf(server, first, renewed));
            connectAndChat(server, first);

            renewed.writeCertificate(certificate);
            renewed.writeKey(key);

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> certificateOf(server, first, renewed).equals(renewed.certificate()));
        }
    }

    private static void connectAndChat(TestServer server, TestCertificate trusted) throws Exception {
        try (HttpClient http = HttpClient.newBuilder()
                        .sslContext(TestCertificate.trusting(trusted.certificate()))
                        .build();
                ParleyClient client =
                        ParleyClient.builder(server.uri()).http(http).build()) {
            client.register("alice", Person.PASSWORD, "first", "");
            CompletableFuture<Event> connected = new CompletableFuture<>();
            try (LiveConnection live = client.connect(event -> {
                if (event instanceof Event.StateChanged(ConnectionState.Connected ignored)) {
                    connected.complete(event);
                }
            })) {
                connected.orTimeout(10, TimeUnit.SECONDS).join();
                assertEquals(
                        1,
                        live.send(Recipient.user(client.session().orElseThrow().user()), Content.text("to myself"))
                                .join()
                                .seq());
            }
        }
    }

    /// What a new connection is shown.
    private static Certificate certificateOf(TestServer server, TestCertificate one, TestCertificate other)
            throws Exception {
        try (HttpClient http = HttpClient.newBuilder()
                .sslContext(TestCertificate.trusting(one.certificate(), other.certificate()))
                .build()) {
            HttpResponse<String> answer = Requests.get(http, server.uri(), "/health/live");
            return answer.sslSession().orElseThrow().getPeerCertificates()[0];
        }
    }
}
