package parley.terminal;

import java.util.ArrayList;
import java.util.List;

/// Keeps what a chat shows, a message's tick as it is now.
final class RecordingScreen implements Screen {
    private final List<Line> lines = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private String prompt = "";
    private String hint = "";

    @Override
    public void message(Line line) {
        lines.add(line);
    }

    @Override
    public void ticked(List<Line> moved) {
        if (moved.isEmpty()) {
            throw new AssertionError("nothing has moved");
        }
    }

    @Override
    public void notice(String text) {
        notices.add(text);
    }

    @Override
    public void head(String text) {
        notice("— " + text + " —");
    }

    @Override
    public void hint(String text, boolean passing) {
        hint = text;
    }

    String hint() {
        return hint;
    }

    @Override
    public void prompt(String text) {
        prompt = text;
    }

    /// Like `you: hello (READ)` and `bob: hi`.
    List<String> messages() {
        return lines.stream()
                .map(line -> line.author() + ": " + line.text() + (line.own() ? " (" + line.tick() + ")" : ""))
                .toList();
    }

    List<String> notices() {
        return notices;
    }

    String lastNotice() {
        return notices.getLast();
    }

    String prompt() {
        return prompt;
    }
}
