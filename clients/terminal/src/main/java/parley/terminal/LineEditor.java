package parley.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A line being typed: text, cursor and earlier lines. Safe for concurrent use: it is edited by one thread
/// and drawn by others.
final class LineEditor {
    private static final int MAX_LINE = 16_384;
    private static final int MAX_HISTORY = 200;

    private final List<String> history = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int cursor;
    private int recalled;

    /// The part of the line that fits.
    ///
    /// @param cursor column of the cursor within the text
    record View(String text, int cursor) {}

    /// @return the line if the key has finished it
    synchronized Optional<String> press(Key key) {
        switch (key) {
            case Key.Typed(var point) -> insert(point);
            case Key.Enter() -> {
                return Optional.of(finish());
            }
            case Key.Backspace() -> delete(before(cursor), cursor);
            case Key.Delete() -> delete(cursor, after(cursor));
            case Key.Left() -> cursor = before(cursor);
            case Key.Right() -> cursor = after(cursor);
            case Key.Home() -> cursor = 0;
            case Key.End() -> cursor = text.length();
            case Key.KillLine() -> delete(0, cursor);
            case Key.KillRest() -> delete(cursor, text.length());
            case Key.KillWord() -> delete(wordStart(), cursor);
            case Key.Up() -> recall(recalled - 1);
            case Key.Down() -> recall(recalled + 1);
            case Key.EndOfInput(), Key.Gone(), Key.Other() -> {
                // Not for the line.
            }
        }
        return Optional.empty();
    }

    synchronized String text() {
        return text.toString();
    }

    synchronized boolean isEmpty() {
        return text.isEmpty();
    }

    /// What to draw where there is room for `columns` columns: the cursor is always in it.
    synchronized View view(int columns) {
        String whole = Text.harmless(text.toString());
        String left = Text.harmless(text.substring(0, cursor));
        int skip = 0;
        while (Text.width(left.substring(skip)) > columns) {
            skip += Character.charCount(left.codePointAt(skip));
        }
        return new View(Text.fitting(whole.substring(skip), columns), Text.width(left.substring(skip)));
    }

    private void insert(int point) {
        if (text.length() < MAX_LINE) {
            String added = Character.toString(point);
            text.insert(cursor, added);
            cursor += added.length();
        }
    }

    private String finish() {
        String line = text.toString();
        text.setLength(0);
        cursor = 0;
        if (!line.isBlank() && (history.isEmpty() || !history.getLast().equals(line))) {
            history.add(line);
            if (history.size() > MAX_HISTORY) {
                history.removeFirst();
            }
        }
        recalled = history.size();
        return line;
    }

    private void recall(int index) {
        if (index >= 0 && index <= history.size()) {
            recalled = index;
            text.setLength(0);
            text.append(index == history.size() ? "" : history.get(index));
            cursor = text.length();
        }
    }

    private void delete(int from, int to) {
        text.delete(from, to);
        cursor = from;
    }

    private int before(int index) {
        return index == 0 ? 0 : text.offsetByCodePoints(index, -1);
    }

    private int after(int index) {
        return index == text.length() ? index : text.offsetByCodePoints(index, 1);
    }

    private int wordStart() {
        int start = cursor;
        while (start > 0 && text.charAt(start - 1) == ' ') {
            start--;
        }
        while (start > 0 && text.charAt(start - 1) != ' ') {
            start--;
        }
        return start;
    }
}
