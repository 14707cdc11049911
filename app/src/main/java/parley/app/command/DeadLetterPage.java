package parley.app.command;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import parley.app.check.StartupException;

/// What `GET /v1/admin/dead-letters` answers.
///
/// @param letters oldest first
/// @param total how many there are, also beyond these
record DeadLetterPage(List<Letter> letters, long total) {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    DeadLetterPage {
        letters = List.copyOf(letters);
    }

    /// Fit for a terminal.
    record Letter(String id, Instant at, String queue, long size, String reason) {}

    /// Reads JSON, of which YAML is a superset.
    ///
    /// @throws StartupException if it is something else
    static DeadLetterPage read(String json) {
        try {
            Map<?, ?> page = object(new Yaml(new SafeConstructor(new LoaderOptions())).load(json));
            if (!(page.get("items") instanceof List<?> items)) {
                throw unexpected();
            }
            return new DeadLetterPage(items.stream().map(DeadLetterPage::letter).toList(), number(page, "total"));
        } catch (YAMLException other) {
            throw unexpected();
        }
    }

    private static Letter letter(@Nullable Object item) {
        Map<?, ?> letter = object(item);
        return new Letter(
                text(letter, "id"),
                Instant.ofEpochMilli(number(letter, "at")),
                text(letter, "queue"),
                number(letter, "size"),
                text(letter, "reason"));
    }

    private static Map<?, ?> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        throw unexpected();
    }

    private static long number(Map<?, ?> object, String name) {
        if (object.get(name) instanceof Number number) {
            return number.longValue();
        }
        throw unexpected();
    }

    private static String text(Map<?, ?> object, String name) {
        if (object.get(name) instanceof String text) {
            return CONTROL.matcher(text).replaceAll("?");
        }
        throw unexpected();
    }

    private static StartupException unexpected() {
        return new StartupException("the answer is no list of dead letters; is --url a Parley server of this version?");
    }
}
