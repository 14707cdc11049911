package parley.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryIT {
    private static final URI URL = URI.create("http://127.0.0.1:8080");

    @TempDir
    private Path root;

    @Test
    void directoryShouldBePrivateAndServeOneProgramAtATime() throws IOException {
        try (StateDirectory first = StateDirectory.open(root, URL, "alice")) {
            Path directory = first.file("x").getParent();
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
            TerminalException refused =
                    assertThrows(TerminalException.class, () -> StateDirectory.open(root, URL, "alice"));
            assertTrue(String.valueOf(refused.getMessage()).contains("--state"));
            StateDirectory.open(root, URL, "bob").close();
            StateDirectory.open(root, URI.create("https://127.0.0.1"), "alice").close();
        }
        StateDirectory.open(root, URL, "alice").close();
    }

    @Test
    void handlesShouldBeThoseThatLoggedIn() throws IOException {
        assertEquals(List.of(), StateDirectory.handles(root, URL));
        StateDirectory.open(root, URL, "carol").close();
        for (String handle : List.of("bob", "alice")) {
            try (StateDirectory state = StateDirectory.open(root, URL, handle)) {
                Files.createFile(state.file("session.json"));
            }
        }
        assertEquals(List.of("alice", "bob"), StateDirectory.handles(root, URL));
    }

    @Test
    void passwordShouldComeFromFileThenEnvironment() throws IOException {
        Path file = Files.writeString(root.resolve("password"), "from file\nsecond line\n");
        Input input = new Input(new StringReader(""), Optional.empty(), Map.of("PARLEY_PASSWORD", "from environment"));
        assertEquals(Optional.of("from file"), input.password(Optional.of(file), true));
        assertEquals(Optional.of("from environment"), input.password(Optional.empty(), true));
        assertThrows(TerminalException.class, () -> input.password(Optional.of(root.resolve("missing")), false));
    }

    @Test
    void linesShouldBeReadToTheLast() throws IOException {
        Input input = new Input(new StringReader("one\r\n\ntwo"), Optional.empty(), Map.of());
        assertEquals(Optional.of("one"), input.line());
        assertEquals(Optional.of(""), input.line());
        assertEquals(Optional.of("two"), input.line());
        assertEquals(Optional.empty(), input.line());
        assertEquals(Optional.empty(), input.ask("Handle: "));
    }
}
