package parley.adapter.websocket;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.adapter.websocket.frame.Ids.ALICE;
import static parley.adapter.websocket.frame.Ids.PHONE;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.adapter.websocket.frame.ServerFrame;
import parley.adapter.websocket.session.Departure;
import parley.adapter.websocket.session.MutableTime;
import parley.adapter.websocket.session.Rate;
import parley.adapter.websocket.session.Session;
import parley.adapter.websocket.session.SessionConfig;
import parley.adapter.websocket.session.SessionMeters.Count;

@Timeout(60)
final class WebSocketE2E {
    private static final String AUTHORIZED = "Authorization: Bearer good";
    private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
    private static final String PROTOCOL = "Sec-WebSocket-Protocol: parley.v1.json";
    private static final String HELLO = "{\"t\":\"hello\"}";
    private static final WebSocketConfig CONFIG = new WebSocketConfig("/v1/ws", 6, 5, new Rate(100, 100));

    private final Gateway gateway = new Gateway(SessionConfig.defaults(), CONFIG);

    WebSocketE2E() {
        gateway.contexts.token("good", ALICE, PHONE, MutableTime.START + 900_000);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    // upgrade

    @Test
    void upgradeShouldAnswerAsTheStandardSays() throws IOException {
        try (WireClient client = gateway.connect()) {
            String response = client.upgrade();

            assertTrue(response.startsWith("HTTP/1.1 101 "), response);
            assertTrue(response.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"), response);
            assertTrue(response.contains("Sec-WebSocket-Protocol: parley.v1.json\r\n"), response);
        }
    }

    @Test
    void otherSubprotocolShouldBeRefused() throws IOException {
        assertRefused(
                400, "bad_frame", "Upgrade: websocket", "Sec-WebSocket-Version: 13", KEY, "Sec-WebSocket-Protocol: x");
        assertRefused(400, "bad_frame", "Upgrade: websocket", "Sec-WebSocket-Version: 13", KEY);
    }

    @Test
    void badHandshakeShouldBeRefused() throws IOException {
        assertRefused(426, "bad_frame", "Upgrade: websocket", "Sec-WebSocket-Version: 12", KEY, PROTOCOL);
        assertRefused(400, "bad_frame", "Upgrade: websocket", "Sec-WebSocket-Version: 13", PROTOCOL);
        assertRefused(
                400,
                "bad_frame",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: not base64",
                PROTOCOL);
    }

    @Test
    void badTokenShouldBeRefused() throws IOException {
        String[] good = {"Upgrade: websocket", "Sec-WebSocket-Version: 13", KEY, PROTOCOL};
        assertRefused(401, "unauthenticated", with(good, "Authorization: Bearer forged"));
        assertRefused(401, "unauthenticated", with(good, "Authorization: Basic Zm9v"));
        assertEquals(0, gateway.upgrade.connections());
    }

    @Test
    void connectionsAboveTheLimitsShouldBeRefused() throws IOException {
        WireClient[] clients = new WireClient[5];
        for (int place = 0; place < clients.length; place++) {
            clients[place] = gateway.connect();
            assertTrue(clients[place].upgrade().startsWith("HTTP/1.1 101"));
        }
        assertRefused(429, "rate_limited", "Upgrade: websocket", "Sec-WebSocket-Version: 13", KEY, PROTOCOL);

        for (WireClient client : clients) {
            client.close();
        }

        await().until(() -> gateway.upgrade.connections() == 0);
        try (WireClient again = gateway.connect()) {
            assertTrue(again.upgrade().startsWith("HTTP/1.1 101"));
        }
    }

    @Test
    void connectionsOfAnotherOriginShouldHaveTheirOwnShare() throws IOException {
        List<WireClient> clients = new ArrayList<>();
        try {
            for (int place = 0; place < 6; place++) {
                clients.add(gateway.connect());
                String head = clients.getLast().upgrade("X-Forwarded-For: 203.0.113." + place / 5);
                assertTrue(head.startsWith("HTTP/1.1 101"), head);
            }
        } finally {
            for (WireClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void otherPathsShouldBeLeftToTheWebServer() throws IOException {
        try (WireClient client = gateway.connect()) {
            String response = client.request(
                    "GET /other HTTP/1.1",
                    List.of("Host: localhost", "Connection: Upgrade", "Upgrade: websocket", KEY, PROTOCOL));
            assertTrue(response.startsWith("HTTP/1.1 404"), response);
        }
    }

    // session

    @Test
    void helloShouldBeWelcomedWithATokenOfItsOwn() throws IOException {
        try (WireClient client = gateway.connect()) {
            client.upgrade();
            client.text("{\"t\":\"hello\",\"token\":\"good\"}");

            assertTrue(client.read().text().contains("\"t\":\"welcome\""));
        }
    }

    @Test
    void jdkClientShouldTalk() throws Exception {
        List<String> texts = new CopyOnWriteArrayList<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("parley.v1.json")
                .header("Authorization", "Bearer good")
                .buildAsync(URI.create("ws://127.0.0.1:" + gateway.port() + "/v1/ws"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
                        texts.add(data.toString());
                        webSocket.request(1);
                        return null;
                    }

                    @Override
                    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
                        texts.add("closed " + code);
                        return null;
                    }
                })
                .get();

        socket.sendText(HELLO.substring(0, 5), false).get();
        socket.sendText(HELLO.substring(5), true).get();
        await().until(() -> String.join("", texts).contains("\"synced\""));
        socket.sendText("{\"t\":\"ping\",\"ref\":4}", true).get();
        await().until(() -> String.join("", texts).contains("{\"t\":\"pong\",\"ref\":4"));
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "bye").get();

        await().until(() -> texts.contains("closed 1000"));
        await().until(() -> gateway.engine.sessions() == 0);
    }

    @Test
    void framesBehindTheUpgradeRequestShouldBeRead() throws IOException {
        try (WireClient client = gateway.connect()) {
            String request = String.join(
                    "\r\n",
                    "GET /v1/ws HTTP/1.1",
                    "Host: x",
                    "Connection: Upgrade",
                    "Upgrade: websocket",
                    "Sec-WebSocket-Version: 13",
                    KEY,
                    PROTOCOL,
                    AUTHORIZED,
                    "",
                    "");
            byte[] head = request.getBytes(StandardCharsets.US_ASCII);
            byte[] hello = WireClient.masked(0x81, HELLO.getBytes(StandardCharsets.UTF_8));
            byte[] both = Arrays.copyOf(head, head.length + hello.length);
            System.arraycopy(hello, 0, both, head.length, hello.length);
            client.raw(both);

            assertTrue(client.readHead().startsWith("HTTP/1.1 101"));
            assertTrue(client.read().text().contains("\"t\":\"welcome\""));
        }
    }

    @Test
    void pingShouldBeAnswered() throws IOException {
        try (WireClient client = welcomed()) {
            client.frame(0x80 | Opcode.PING, "are you there".getBytes(StandardCharsets.UTF_8));

            WireClient.Frame pong = client.read();
            assertEquals(Opcode.PONG, pong.opcode());
            assertEquals("are you there", pong.text());
        }
    }

    @Test
    void largestFrameShouldPass() throws IOException {
        try (WireClient client = welcomed()) {
            client.text("{\"t\":\"ping\",\"ref\":1,\"pad\":\"" + "x".repeat(256 * 1024 - 32) + "\"}");

            assertTrue(client.read().text().startsWith("{\"t\":\"pong\",\"ref\":1"));
        }
    }

    @Test
    void binaryShouldBeRefusedAndTheConnectionStay() throws IOException {
        try (WireClient client = welcomed()) {
            client.frame(0x80 | Opcode.BINARY, new byte[] {1, 2});
            assertTrue(client.read().text().contains("\"bad_frame\""));
            client.text("{\"t\":\"ping\"}");
            assertTrue(client.read().text().contains("\"pong\""));
        }
    }

    @Test
    void violationsShouldCloseWithTheirCodes() throws IOException {
        assertEquals(
                List.of("{\"t\":\"bye\",\"reason\":\"protocol\"}", "1002"),
                afterwards(new byte[] {(byte) 0x81, 0x02, 'h', 'i'}));
        assertEquals(
                List.of("{\"t\":\"bye\",\"reason\":\"invalid_utf8\"}", "1007"),
                afterwards(WireClient.masked(0x81, new byte[] {'"', (byte) 0xC3, '"'})));
        assertEquals(
                List.of("{\"t\":\"bye\",\"reason\":\"too_large\"}", "1009"),
                afterwards(WireClient.masked(0x81, new byte[256 * 1024 + 1])));
    }

    @Test
    void strangerShouldNotGetTheMemoryOfAFriend() throws IOException {
        try (WireClient client = gateway.connect()) {
            client.upgrade();
            client.frame(0x81, new byte[20_000]);

            assertEquals("1009", client.readToClose().getLast());
        }
    }

    @Test
    void missingHelloShouldClose() throws IOException {
        try (WireClient client = gateway.connect()) {
            client.upgrade();
            await().until(() -> gateway.engine.sessions() == 1);

            gateway.time.pass(Duration.ofSeconds(6));

            assertEquals("4401", client.readToClose().getLast());
        }
    }

    // ends

    @Test
    void deliberateEndShouldBeToldAndTheSocketClosedByTheServer() throws IOException {
        try (WireClient client = welcomed()) {
            gateway.engine.revoke(PHONE);

            assertEquals(List.of("{\"t\":\"bye\",\"reason\":\"revoked\"}", "4401"), client.readToClose());
            client.frame(0x80 | Opcode.CLOSE, new byte[] {0x0F, (byte) 0xA1});
            assertTrue(client.atEnd());
        }
        await().until(() -> gateway.engine.sessions() == 0);
    }

    @Test
    void clientThatDoesNotAnswerACloseShouldBeCut() throws IOException {
        try (WireClient client = welcomed()) {
            gateway.engine.revoke(PHONE);
            client.readToClose();

            gateway.time.pass(Duration.ofSeconds(6));

            assertTrue(client.atEnd());
            await().until(() -> gateway.engine.sessions() == 0);
        }
    }

    @Test
    void resetShouldBeNoticedAtOnce() throws IOException {
        WireClient client = welcomed();

        client.reset();

        await().atMost(Duration.ofSeconds(2)).until(() -> gateway.engine.sessions() == 0);
        assertEquals(0, gateway.upgrade.connections());
        assertEquals(0, gateway.time.wheel().armed());
    }

    @Test
    void endOfStreamShouldBeNoticedAtOnce() throws IOException {
        WireClient client = welcomed();

        client.close();

        await().atMost(Duration.ofSeconds(2)).until(() -> gateway.engine.sessions() == 0);
    }

    @Test
    void webServerThatStopsShouldEndSessions() throws IOException {
        try (WireClient client = welcomed()) {
            gateway.close();

            await().until(() -> gateway.engine.sessions() == 0);
            assertTrue(client.atEnd());
        }
    }

    @Test
    void drainShouldSayByeAndRefuseUpgrades() throws Exception {
        try (WireClient client = welcomed()) {
            Thread drain = Thread.ofVirtual().start(this::drain);

            assertEquals(
                    List.of("{\"t\":\"bye\",\"reason\":\"drain\",\"reconnectAfterMs\":0}", "1012"),
                    client.readToClose());
            client.frame(0x80 | Opcode.CLOSE, new byte[] {0x03, (byte) 0xF4});
            drain.join();
        }
        assertRefused(503, "unavailable", "Upgrade: websocket", "Sec-WebSocket-Version: 13", KEY, PROTOCOL);
    }

    // slow readers

    @Test
    void stuckReaderShouldBeEndedWhileOthersGoOn() throws IOException {
        try (WireClient stuck = gateway.connectWithSmallBuffer();
                WireClient other = gateway.connect()) {
            stuck.upgrade(AUTHORIZED);
            stuck.text(HELLO);
            await().until(() -> gateway.contexts.opened().size() == 1);
            Session slow = gateway.contexts.opened().getFirst();
            ServerFrame frame = new ServerFrame.Shared(
                    10_000, () -> ("\"" + "x".repeat(9_998) + "\"").getBytes(StandardCharsets.UTF_8));

            for (int round = 0; round < 2_000; round++) {
                slow.send(frame);
            }

            assertEquals(1, gateway.meters.value(Count.QUEUE_OVERFLOWS));
            other.upgrade(AUTHORIZED);
            other.text(HELLO);
            assertTrue(other.read().text().contains("\"welcome\""));
            gateway.time.pass(Duration.ofSeconds(29));
            assertEquals(2, gateway.engine.sessions());
            gateway.time.pass(Duration.ofSeconds(2));
            await().until(() -> gateway.engine.sessions() == 1);
        }
    }

    @Test
    void slowReaderShouldGetEverythingThatWasQueuedAndThenTheReason() throws IOException {
        try (WireClient slow = gateway.connectWithSmallBuffer()) {
            slow.upgrade(AUTHORIZED);
            slow.text(HELLO);
            await().until(() -> gateway.contexts.opened().size() == 1);
            Session session = gateway.contexts.opened().getFirst();
            ServerFrame frame = new ServerFrame.Shared(
                    10_000, () -> ("\"" + "x".repeat(9_998) + "\"").getBytes(StandardCharsets.UTF_8));
            for (int round = 0; round < 2_000; round++) {
                session.send(frame);
            }

            List<String> all = slow.readToClose();

            assertEquals("4413", all.getLast());
            assertTrue(all.get(all.size() - 2).endsWith("{\"t\":\"bye\",\"reason\":\"slow\"}]")
                    || all.get(all.size() - 2).equals("{\"t\":\"bye\",\"reason\":\"slow\"}"));
            assertTrue(all.stream().mapToInt(String::length).sum() > 3_000_000);
        }
    }

    @Test
    void queuedFramesShouldShareSocketWrites() throws IOException {
        try (WireClient client = welcomed()) {
            Session session = gateway.contexts.opened().getFirst();
            long before = gateway.meters.value(Count.WRITES);

            for (int frame = 0; frame < 1_000; frame++) {
                session.send(new ServerFrame.Synced());
            }
            int received = 0;
            while (received < 1_000) {
                String text = client.read().text();
                received += text.startsWith("[") ? text.split("synced", -1).length - 1 : 1;
            }

            assertTrue(gateway.meters.value(Count.WRITES) - before < 500);
        }
    }

    private void drain() {
        try {
            assertEquals(0, gateway.engine.drain(Departure.together(Duration.ofSeconds(30), Duration.ofSeconds(10))));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private WireClient welcomed() throws IOException {
        WireClient client = gateway.connect();
        client.upgrade(AUTHORIZED);
        client.text(HELLO);
        StringBuilder texts = new StringBuilder();
        while (texts.indexOf("\"synced\"") < 0) {
            texts.append(client.read().text());
        }
        assertFalse(texts.indexOf("\"welcome\"") < 0);
        return client;
    }

    private List<String> afterwards(byte[] bytes) throws IOException {
        try (WireClient client = welcomed()) {
            client.raw(bytes);
            return client.readToClose();
        }
    }

    private void assertRefused(int status, String code, String... headers) throws IOException {
        try (WireClient client = gateway.connect()) {
            String head = client.request("GET /v1/ws HTTP/1.1", List.of(with(headers, "Host: x")));
            String body = client.readBody();

            assertTrue(head.startsWith("HTTP/1.1 " + status + " "), head);
            assertTrue(head.contains("Content-Type: application/problem+json"), head);
            assertTrue(body.contains("\"code\":\"" + code + "\"") && body.contains("\"status\":" + status), body);
        }
    }

    private static String[] with(String[] headers, String more) {
        String[] all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = more;
        return all;
    }
}
