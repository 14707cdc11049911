package parley.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// As much of a terminal as [AnsiScreen] uses: shows what a person would see. Colours are left out.
final class VirtualTerminal implements Terminal {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private Size size;
    private String[][] cells;
    private int row;
    private int column;

    VirtualTerminal(int rows, int columns) {
        size = new Size(rows, columns);
        cells = new String[rows][columns];
        for (String[] line : cells) {
            Arrays.fill(line, " ");
        }
    }

    PrintStream out() {
        return out;
    }

    @Override
    public Size size() {
        return size;
    }

    /// What it says its width is; what it shows is not wrapped anew.
    void claim(int columns) {
        size = new Size(size.rows(), columns);
    }

    /// The rows down to the cursor's, without trailing blanks.
    List<String> rows() {
        interpret();
        List<String> rows = new ArrayList<>();
        for (int i = 0; i <= row; i++) {
            rows.add(String.join("", cells[i]).stripTrailing());
        }
        return rows;
    }

    int cursorColumn() {
        interpret();
        return column;
    }

    private void interpret() {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (point == 0x1B) {
                int end = at + 1;
                while (!Character.isLetter(text.charAt(end))) {
                    end++;
                }
                control(text.charAt(end), text.substring(at + 1, end));
                at = end + 1;
            } else {
                put(point);
            }
        }
    }

    private void put(int point) {
        if (point == '\n') {
            column = 0;
            down();
        } else if (point == '\r') {
            column = 0;
        } else {
            int width = Text.width(point);
            if (column + width > cells[0].length) {
                column = 0;
                down();
            }
            cells[row][column] = Character.toString(point);
            if (width == 2) {
                cells[row][column + 1] = "";
            }
            column += width;
        }
    }

    private void down() {
        if (row + 1 < cells.length) {
            row++;
            return;
        }
        System.arraycopy(cells, 1, cells, 0, cells.length - 1);
        cells[row] = new String[cells[0].length];
        Arrays.fill(cells[row], " ");
    }

    private void control(char command, String parameter) {
        int count = parameter.matches("\\d+") ? Integer.parseInt(parameter) : 1;
        switch (command) {
            case 'A' -> row = Math.max(0, row - count);
            case 'B' -> row = Math.min(cells.length - 1, row + count);
            case 'C' -> column = Math.min(cells[0].length - 1, column + count);
            case 'J' -> {
                Arrays.fill(cells[row], column, cells[row].length, " ");
                for (int below = row + 1; below < cells.length; below++) {
                    Arrays.fill(cells[below], " ");
                }
            }
            case 'm' -> {
                // Colours are not looked at.
            }
            default -> throw new AssertionError("control sequence " + command);
        }
    }
}
