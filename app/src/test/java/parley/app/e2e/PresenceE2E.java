package parley.app.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.client.model.Cid;
import parley.client.model.Content;
import parley.client.model.Recipient;
import parley.client.model.Sent;

/// Typing and presence on the whole server. Looks into the files of the embedded stores, so it is not for several
/// instances.
class PresenceE2E {
    private static final int ROUNDS = 50;

    @TempDir
    Path data;

    private int sent;

    /// The ids in these frames are in the stores anyway, so looking for them would show nothing. What is compared is
    /// every byte below the data directory, before and after: whatever had been written would differ. That the
    /// comparison can fail is shown by a message, which is written.
    @Test
    void typingAndPresenceShouldWriteNothingToAnyStore() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient();
                TestServer server = TestServer.start(data);
                Person alice = Person.register(server.uri(), "alice");
                Person bob = Person.register(server.uri(), "bob")) {
            alice.rest().addContact(bob.user());
            bob.rest().addContact(alice.user());
            RawSocket typist =
                    RawSocket.open(http, server.uri(), alice.session().accessToken());
            RawSocket watcher = RawSocket.open(http, server.uri(), bob.session().accessToken());
            Sent first = send(alice, bob);
            watcher.awaitFrame("\"t\":\"message\"");
            settle();
            Map<String, String> before = contents();

            for (int round = 0; round < ROUNDS; round++) {
                watcher.send("{\"t\":\"watch\",\"users\":[\"" + alice.user() + "\"]}");
                typist.send(typing(first, true));
                typist.send(typing(first, false));
            }
            watcher.awaitFrame("\"state\":\"online\"");
            watcher.awaitFrame("\"on\":true");
            watcher.awaitFrame("\"on\":false");
            typist.abort();
            watcher.awaitFrame("\"state\":\"offline\",\"lastSeen\":");
            settle();

            assertEquals(before, contents());
            assertTrue(before.size() > 3, before::toString);
            send(alice, bob);
            assertNotEquals(before, contents());
        }
    }

    private Sent send(Person from, Person to) {
        return from.rest()
                .send(Recipient.user(to.user()), Cid.of(System.currentTimeMillis(), 1, ++sent), Content.text("hello"));
    }

    private static String typing(Sent message, boolean on) {
        return "{\"t\":\"typing\",\"conversation\":\"" + message.conversation() + "\",\"on\":" + on + "}";
    }

    /// Waits until whatever else is being written, such as receipts and cursors, has been.
    private void settle() {
        Map<String, String> last = new TreeMap<>();
        await().pollInterval(Duration.ofMillis(1500))
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    Map<String, String> present = contents();
                    boolean quiet = present.equals(last);
                    last.clear();
                    last.putAll(present);
                    return quiet;
                });
    }

    /// Size and digest of every file: RocksDB, SQLite with its write-ahead log, and the journal of the broker.
    /// Left out is only what RocksDB logs about itself.
    private Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(data)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("LOG"))
                    .forEach(file -> contents.put(data.relativize(file).toString(), digest(file)));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return contents;
    }

    private static String digest(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return bytes.length + " " + HexFormat.of().formatHex(digest);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
