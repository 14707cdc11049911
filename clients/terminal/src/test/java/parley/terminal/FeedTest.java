package parley.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.client.model.Profile;
import parley.client.model.UserId;

class FeedTest {
    private static final Profile ALICE = new Profile(new UserId(new UUID(1, 1)), "alice", "alice");
    private static final Profile BOB = new Profile(new UserId(new UUID(1, 2)), "bob", "Bob");

    private final FakeServer server = new FakeServer();
    private final RecordingScreen screen = new RecordingScreen();
    private final Chat chat = new Chat(
            ALICE.user(),
            "alice",
            server,
            screen,
            new Style(false, true, ZoneOffset.UTC),
            InstantSource.fixed(Instant.EPOCH));

    @BeforeEach
    void know() {
        server.person(ALICE);
        server.person(BOB);
    }

    private Feed feed(String... lines) {
        Input input = new Input(new StringReader(String.join("\n", lines)), Optional.empty(), Map.of());
        return new Feed(chat, input, 10, 0);
    }

    @Test
    void pipeShouldOpenSendAndCountWhatHasNoAnswer() throws IOException, InterruptedException {
        assertEquals(0, feed("bob", "/who").piped());
        assertEquals(2, feed("one", "", "two").piped());
        assertEquals(2, server.sends());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zed | nobody here is called zed",
                "/to zed | nobody here is called zed",
                "/dance | no command /dance; /help lists them",
                "/history x | /history: x (expected: 1 to 200)",
                "/members | open a group first: /to GROUP, or make one: /create NAME"
            })
    void pipeShouldEndWithALineThatWasNotDone(String line, String reason) {
        TerminalException failed = assertThrows(
                TerminalException.class, () -> feed(line, "bob", "a secret").piped());
        assertEquals("line 1 and what follows were not done: " + reason, failed.getMessage());
        assertEquals(0, server.sends());
        assertEquals(reason, screen.lastNotice());
    }

    @Test
    void whoTypesShouldHaveAnotherTry() throws IOException, InterruptedException {
        assertEquals(0, feed("zed", "/dance", "bob").typed());
        assertEquals(List.of("bob (offline)> "), List.of(screen.prompt()));
    }

    @Test
    void quitShouldEndAPipe() throws IOException, InterruptedException {
        assertEquals(0, feed("bob", "/quit", "zed").piped());
    }
}
