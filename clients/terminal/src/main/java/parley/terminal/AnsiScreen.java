package parley.terminal;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;

/// A terminal whose last row is the line being typed. What comes in is printed above it, and a tick is
/// rewritten where its message stands, as long as that is on the screen.
final class AnsiScreen implements Screen {
    private static final int MAX_BLOCKS = 500;
    private static final int TICK_COLUMN = 6;
    /// What stands for the moment takes this part of the row at most.
    private static final int HINT_SHARE = 3;

    private static final String INDENT = "         ";
    private static final String CLEAR_BELOW = "\r\u001B[J";

    private final PrintStream out;
    private final Style style;
    private final Terminal terminal;
    private final LineEditor editor;
    private final ArrayDeque<Block> blocks = new ArrayDeque<>();
    private String prompt = "";
    private String hint = "";
    private Terminal.Size size;

    /// What was printed at once, the newest last.
    private record Block(List<Line> lines, int rows) {
        boolean holds(Line line) {
            return lines.contains(line);
        }
    }

    AnsiScreen(PrintStream out, Style style, Terminal terminal, LineEditor editor) {
        this.out = out;
        this.style = style;
        this.terminal = terminal;
        this.editor = editor;
        this.size = terminal.size();
    }

    @Override
    public synchronized void message(Line line) {
        String head = style.time(line.at()) + " " + style.tick(line) + " " + style.author(line) + ": ";
        int headWidth = TICK_COLUMN + 3 + Text.width(line.author()) + 2;
        String[] text = Text.harmless(line.text()).split("\n", -1);
        StringBuilder block = new StringBuilder(head).append(text[0]);
        int rows = rows(headWidth + Text.width(text[0]));
        for (int i = 1; i < text.length; i++) {
            block.append('\n').append(INDENT).append(text[i]);
            rows += rows(INDENT.length() + Text.width(text[i]));
        }
        print(block.toString(), List.of(line), rows);
    }

    @Override
    public synchronized void ticked(List<Line> moved) {
        resize();
        moved.forEach(this::rewrite);
        type();
    }

    @Override
    public synchronized void notice(String text) {
        int rows = 0;
        for (String line : text.split("\n", -1)) {
            rows += rows(Text.width(line));
        }
        print(style.dim(text), List.of(), rows);
    }

    @Override
    public void head(String text) {
        notice("— " + text + " —");
    }

    @Override
    public synchronized void hint(String text, boolean passing) {
        if (!text.equals(hint)) {
            hint = text;
            type();
        }
    }

    @Override
    public synchronized void prompt(String text) {
        prompt = text;
        type();
    }

    /// The line being typed has changed.
    synchronized void edited() {
        type();
    }

    /// Leaves the cursor on a fresh row.
    synchronized void close() {
        out.print(CLEAR_BELOW);
        out.flush();
    }

    private void print(String text, List<Line> lines, int rows) {
        resize();
        out.print(CLEAR_BELOW + text + "\n");
        blocks.addLast(new Block(lines, rows));
        if (blocks.size() > MAX_BLOCKS) {
            blocks.removeFirst();
        }
        type();
    }

    private void rewrite(Line line) {
        int up = 0;
        for (Iterator<Block> newest = blocks.descendingIterator(); newest.hasNext(); ) {
            Block block = newest.next();
            up += block.rows();
            if (up >= size.rows()) {
                return;
            }
            if (block.holds(line)) {
                out.print("\r\u001B[" + up + "A\u001B[" + TICK_COLUMN + "C" + style.tick(line) + "\u001B[" + up + "B");
                return;
            }
        }
    }

    private void type() {
        String moment = hint.isEmpty() ? "" : "[" + Text.brief(hint, size.columns() / HINT_SHARE) + "] ";
        int before = Text.width(moment) + Text.width(prompt);
        LineEditor.View view = editor.view(Math.max(1, size.columns() - before - 1));
        int column = before + view.cursor();
        out.print(CLEAR_BELOW + style.dim(moment) + prompt + view.text() + "\r"
                + (column > 0 ? "\u001B[" + column + "C" : ""));
        out.flush();
    }

    private int rows(int width) {
        return Math.max(1, Math.ceilDiv(width, size.columns()));
    }

    /// After a change of width nobody knows where the terminal has put the old rows.
    private void resize() {
        Terminal.Size now = terminal.size();
        if (now.columns() != size.columns()) {
            blocks.clear();
        }
        size = now;
    }
}
