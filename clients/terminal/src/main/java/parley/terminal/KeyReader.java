package parley.terminal;

import java.io.IOException;
import java.io.Reader;

/// Turns what a terminal sends into keys.
final class KeyReader {
    private static final int ESCAPE = 0x1B;
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int RUBOUT = 0x7F;

    private final Reader in;

    KeyReader(Reader in) {
        this.in = in;
    }

    /// Waits for the next key.
    Key next() throws IOException {
        int first = in.read();
        if (first >= FIRST_PRINTABLE && first != RUBOUT) {
            return Character.isHighSurrogate((char) first)
                    ? new Key.Typed(Character.toCodePoint((char) first, (char) in.read()))
                    : new Key.Typed(first);
        }
        return switch (first) {
            case -1 -> new Key.Gone();
            case 0x04 -> new Key.EndOfInput();
            case '\r', '\n' -> new Key.Enter();
            case 0x08, RUBOUT -> new Key.Backspace();
            case 0x01 -> new Key.Home();
            case 0x02 -> new Key.Left();
            case 0x05 -> new Key.End();
            case 0x06 -> new Key.Right();
            case '\t' -> new Key.Typed(' ');
            case 0x0B -> new Key.KillRest();
            case 0x0E -> new Key.Down();
            case 0x10 -> new Key.Up();
            case 0x15 -> new Key.KillLine();
            case 0x17 -> new Key.KillWord();
            case ESCAPE -> escaped();
            default -> new Key.Other();
        };
    }

    /// A control sequence: `ESC [` or `ESC O`, parameters, one letter or tilde.
    private Key escaped() throws IOException {
        int kind = in.read();
        if (kind != '[' && kind != 'O') {
            return kind < 0 ? new Key.Gone() : new Key.Other();
        }
        StringBuilder parameters = new StringBuilder();
        int last = in.read();
        while (last == ';' || (last >= '0' && last <= '9')) {
            parameters.append((char) last);
            last = in.read();
        }
        return switch (last) {
            case 'A' -> new Key.Up();
            case 'B' -> new Key.Down();
            case 'C' -> new Key.Right();
            case 'D' -> new Key.Left();
            case 'H' -> new Key.Home();
            case 'F' -> new Key.End();
            case '~' -> numbered(parameters.toString());
            default -> new Key.Other();
        };
    }

    private static Key numbered(String parameters) {
        return switch (parameters) {
            case "1", "7" -> new Key.Home();
            case "3" -> new Key.Delete();
            case "4", "8" -> new Key.End();
            default -> new Key.Other();
        };
    }
}
