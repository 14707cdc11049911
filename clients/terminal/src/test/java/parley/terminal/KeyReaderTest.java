package parley.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyReaderTest {
    private static List<Key> keys(String text) throws IOException {
        KeyReader reader = new KeyReader(new StringReader(text));
        List<Key> keys = new ArrayList<>();
        for (Key key = reader.next(); !(key instanceof Key.Gone); key = reader.next()) {
            keys.add(key);
        }
        return keys;
    }

    @Test
    void charactersShouldBeRead() throws IOException {
        assertEquals(
                List.of(new Key.Typed('a'), new Key.Typed('é'), new Key.Typed(0x1F600), new Key.Typed(' ')),
                keys("aé😀\t"));
    }

    @Test
    void controlKeysShouldBeRead() throws IOException {
        assertEquals(
                List.of(
                        new Key.Enter(),
                        new Key.Enter(),
                        new Key.Backspace(),
                        new Key.Backspace(),
                        new Key.EndOfInput(),
                        new Key.KillLine(),
                        new Key.KillRest(),
                        new Key.KillWord(),
                        new Key.Home(),
                        new Key.End(),
                        new Key.Other()),
                keys("\r\n\u007F\b\u0004\u0015\u000B\u0017\u0001\u0005\u0007"));
    }

    @Test
    void sequencesShouldBeRead() throws IOException {
        assertEquals(
                List.of(
                        new Key.Up(),
                        new Key.Down(),
                        new Key.Right(),
                        new Key.Left(),
                        new Key.Home(),
                        new Key.End(),
                        new Key.Delete(),
                        new Key.Right(),
                        new Key.Other(),
                        new Key.Typed('x')),
                keys("\u001B[A\u001BOB\u001B[C\u001B[D\u001B[H\u001BOF\u001B[3~\u001B[1;5C\u001B[15~x"));
    }
}
