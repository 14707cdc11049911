package parley.app.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts by key, understood on demand. A text of the wrong form is noted as a problem and stands for the default.
final class Values {
    private static final Pattern COMPONENT = Pattern.compile("^([a-z][a-zA-Z]*)( \\([^)]*\\))?: (.*)$", Pattern.DOTALL);
    private static final Pattern HUMP = Pattern.compile("([a-z])([A-Z])");

    private final Map<String, Entry> entries;
    private final List<String> problems;

    /// @param origin where the text was found, for messages: `conf/parley.yaml line 7`
    record Entry(String text, String origin) {}

    /// @param problems receives what is wrong
    Values(Map<String, Entry> entries, List<String> problems) {
        this.entries = Map.copyOf(entries);
        this.problems = problems;
    }

    static Values none() {
        return new Values(Map.of(), List.of());
    }

    /// Whether somebody set it, to something that is not blank.
    boolean isSet(Key<?> key) {
        Entry entry = entries.get(key.name());
        return entry != null && !entry.text().isBlank();
    }

    <T> T get(Key<T> key) {
        Entry entry = entries.get(key.name());
        if (entry == null) {
            return key.standardValue();
        }
        try {
            return key.form().parse(entry.text());
        } catch (IllegalArgumentException otherForm) {
            problems.add("%s: \"%s\" (expected: %s; set by %s)"
                    .formatted(key.name(), entry.text(), key.form().expected(), entry.origin()));
            return key.standardValue();
        }
    }

    /// The section's record; the defaults, and a problem, if it refuses its components.
    <T> T read(Section<T> section) {
        try {
            return section.read(this);
        } catch (IllegalArgumentException refusal) {
            problems.add(naming(section, String.valueOf(refusal.getMessage())));
            return section.standard();
        }
    }

    private static String naming(Section<?> section, String message) {
        Matcher matcher = COMPONENT.matcher(message);
        if (matcher.matches()) {
            String name = section.name() + "." + kebab(matcher.group(1));
            if (section.keys().stream().anyMatch(key -> key.name().equals(name))) {
                return name + ": " + matcher.group(3);
            }
        }
        return section.name() + ": " + message;
    }

    private static String kebab(String camel) {
        return HUMP.matcher(camel).replaceAll("$1-$2").toLowerCase(Locale.ROOT);
    }
}
