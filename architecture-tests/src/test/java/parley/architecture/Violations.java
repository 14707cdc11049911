package parley.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What the rules have to report about the packages below `violations`: all of it, and nothing else.
///
/// @param byRule the lines of each rule's report, without the root package
record Violations(Map<String, Set<String>> byRule) {
    static Violations expected() {
        Map<String, Set<String>> byRule = new HashMap<>();
        Set<String> current = new TreeSet<>();
        for (String line : lines()) {
            if (line.startsWith("[")) {
                current = byRule.computeIfAbsent(line.substring(1, line.length() - 1), absent -> new TreeSet<>());
            } else if (!line.isBlank()) {
                current.add(line);
            }
        }
        return new Violations(byRule);
    }

    Set<String> of(Rule rule) {
        return byRule.getOrDefault(rule.id(), Set.of());
    }

    private static List<String> lines() {
        try (InputStream in = Violations.class.getResourceAsStream("violations.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
