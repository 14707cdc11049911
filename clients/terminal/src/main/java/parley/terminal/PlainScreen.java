package parley.terminal;

import java.io.PrintStream;
import java.util.List;

/// Lines only, for pipes, files and terminals without cursor movement. An own message appears when it is
/// stored; what becomes of it later is said in a line of its own.
final class PlainScreen implements Screen {
    private static final int QUOTE_COLUMNS = 40;

    private final PrintStream out;
    private final Style style;
    private String hinted = "";

    PlainScreen(PrintStream out, Style style) {
        this.out = out;
        this.style = style;
    }

    @Override
    public synchronized void message(Line line) {
        if (line.tick() != Tick.PENDING) {
            print(style.time(line.at()) + " " + line.author() + ": " + Text.harmless(line.text()) + state(line));
        }
    }

    @Override
    public synchronized void ticked(List<Line> moved) {
        for (Line line : moved) {
            if (line.tick() == Tick.SENT || line.tick() == Tick.FAILED) {
                message(line);
            }
        }
        Line last = moved.getLast();
        if (last.tick() == Tick.DELIVERED || last.tick() == Tick.READ) {
            print("[" + last.tick().word() + "] " + Text.brief(last.text(), QUOTE_COLUMNS));
        }
    }

    @Override
    public synchronized void notice(String text) {
        print("-- " + text.replace("\n", "\n   "));
    }

    @Override
    public void head(String text) {
        notice(text);
    }

    /// What is over in seconds would only be in the way of the lines that stay.
    @Override
    public synchronized void hint(String text, boolean passing) {
        if (passing) {
            return;
        }
        if (!text.isEmpty() && !text.equals(hinted)) {
            notice(text);
        }
        hinted = text;
    }

    @Override
    public void prompt(String text) {
        // None here.
    }

    private static String state(Line line) {
        return line.own() ? " [" + line.tick().word() + "]" : "";
    }

    private void print(String text) {
        out.println(text);
        out.flush();
    }
}
