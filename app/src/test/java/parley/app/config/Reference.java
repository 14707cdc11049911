package parley.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Renders what people read about the keys: the sample file and the table of the manual. Run it to write both anew.
final class Reference {
    static final Path SAMPLE = Path.of("src/main/conf/parley.yaml");
    static final Path MANUAL = Path.of("../docs/operations.md");

    private static final int COLUMNS = 110;
    private static final String TABLE_HEAD = "| Key | Default | Form | Meaning |\n|---|---|---|---|\n";

    private Reference() {}

    public static void main(String[] args) throws IOException {
        Files.writeString(SAMPLE, sample());
        Files.writeString(MANUAL, manual(Files.readString(MANUAL)));
    }

    static String sample() {
        StringBuilder text = new StringBuilder("""
                # Parley's configuration: every key with its default. A key that does not exist stops the start-up.
                # Use it with: ./parley serve --config conf/parley.yaml
                """);
        String open = "";
        for (Key<?> key : ParleyConfig.keys()) {
            int dot = key.name().indexOf('.');
            String section = dot < 0 ? "" : key.name().substring(0, dot);
            if (!section.equals(open) || dot < 0) {
                text.append('\n').append(section.isEmpty() ? "" : section + ":\n");
                open = section;
            }
            String indent = dot < 0 ? "" : "  ";
            comment(text, indent, key.meaning());
            text.append(indent).append(key.name().substring(dot + 1)).append(':');
            text.append(key.standard().isEmpty() ? "" : " " + quoted(key.standard()))
                    .append('\n');
        }
        return text.toString();
    }

    static String table() {
        StringBuilder text = new StringBuilder(TABLE_HEAD);
        for (Key<?> key : ParleyConfig.keys()) {
            text.append("| `%s` | %s | %s | %s |%n"
                    .formatted(
                            key.name(),
                            key.standard().isEmpty() ? "" : "`" + key.standard() + "`",
                            key.form().expected(),
                            key.meaning()));
        }
        return text.toString();
    }

    /// `before` with the rows of its table of keys replaced.
    static String manual(String before) {
        int start = before.indexOf(TABLE_HEAD);
        if (start < 0) {
            throw new IllegalArgumentException(MANUAL + " lacks the table of keys");
        }
        int end = before.indexOf("\n\n", start) + 1;
        return before.substring(0, start) + table() + before.substring(end);
    }

    private static void comment(StringBuilder text, String indent, String meaning) {
        StringBuilder line = new StringBuilder(indent + "#");
        for (String word : List.of(meaning.split(" "))) {
            if (line.length() + 1 + word.length() > COLUMNS) {
                text.append(line).append('\n');
                line = new StringBuilder(indent + "#");
            }
            line.append(' ').append(word);
        }
        text.append(line).append('\n');
    }

    private static String quoted(String value) {
        return value.contains(":") ? "\"" + value + "\"" : value;
    }
}
