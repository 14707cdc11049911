package parley.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Javadoc that a formatter broke in two because its lines were too long: a few words stand alone between a long
/// line and the rest of their paragraph.
final class TornComments {
    private static final Pattern COMMENT = Pattern.compile("\\s*///(?: (.*))?");
    private static final Pattern STARTS_ANEW = Pattern.compile("(?:@|[-*] |\\d+\\. |#|\\||>|```| {4}).*");
    private static final Pattern STANDS_ALONE = Pattern.compile("(?:#|\\||```| {4}).*");
    private static final int LONG_LINE = 80;
    private static final int FEW_WORDS = 3;

    private TornComments() {}

    /// The places of such words below `base`, as file and line.
    static List<String> in(Path base, List<Path> sources) {
        List<String> torn = new ArrayList<>();
        for (Path source : sources) {
            List<String> lines = Modules.read(source).lines().toList();
            List<String> texts = texts(lines);
            for (int i = 1; i < lines.size() - 1; i++) {
                if (isTorn(lines.get(i - 1), texts.subList(i - 1, i + 2))) {
                    torn.add(base.relativize(source) + ":" + (i + 1) + ": "
                            + texts.get(i).strip());
                }
            }
        }
        return torn;
    }

    private static boolean isTorn(String before, List<String> texts) {
        return before.length() > LONG_LINE
                && !texts.getFirst().isBlank()
                && !STANDS_ALONE.matcher(texts.getFirst()).matches()
                && continues(texts.get(1))
                && continues(texts.getLast())
                && texts.get(1).strip().split(" +", -1).length <= FEW_WORDS;
    }

    private static boolean continues(String text) {
        return !text.isBlank() && !STARTS_ANEW.matcher(text).matches();
    }

    /// What each line says as a comment: nothing outside of one, and nothing within a fence.
    private static List<String> texts(List<String> lines) {
        List<String> texts = new ArrayList<>();
        boolean fenced = false;
        for (String line : lines) {
            Matcher comment = COMMENT.matcher(line);
            boolean found = comment.matches() && comment.group(1) != null;
            String text = found ? comment.group(1) : "";
            boolean fence = text.startsWith("```");
            texts.add(fenced || fence ? "" : text);
            fenced = found && fenced != fence;
        }
        return texts;
    }
}
