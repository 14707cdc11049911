package parley.app.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every key that exists, and which of them somebody may have meant.
final class KnownKeys {
    private static final int LEAST_TOLERANCE = 2;
    private static final int TOLERATED_SHARE = 3;

    private final Map<String, Key<?>> byName;

    KnownKeys(Collection<Key<?>> keys) {
        this.byName = keys.stream().collect(Collectors.toMap(Key::name, Function.identity()));
    }

    boolean contains(String name) {
        return byName.containsKey(name);
    }

    Collection<Key<?>> all() {
        return byName.values();
    }

    /// Why a name is refused.
    String refusal(String name) {
        List<String> within = byName.keySet().stream()
                .filter(known -> known.startsWith(name + "."))
                .sorted()
                .toList();
        if (!within.isEmpty()) {
            return name + ": is no key but holds keys (expected beneath it: " + String.join(", ", within) + ")";
        }
        return name + ": unknown key"
                + nearest(name).map(known -> " (did you mean " + known + "?)").orElse("");
    }

    private Optional<String> nearest(String name) {
        Optional<String> sameEnd = byName.keySet().stream()
                .filter(known -> last(known).equals(last(name)))
                .min(Comparator.comparingInt((String known) -> distance(known, name))
                        .thenComparing(Comparator.naturalOrder()));
        return byName.keySet().stream()
                .filter(known -> distance(known, name) <= tolerance(name))
                .min(Comparator.comparingInt((String known) -> distance(known, name))
                        .thenComparing(Comparator.naturalOrder()))
                .or(() -> sameEnd);
    }

    private static int tolerance(String name) {
        return Math.max(LEAST_TOLERANCE, name.length() / TOLERATED_SHARE);
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /// Levenshtein's: how many characters must be inserted, removed or replaced to turn one into the other.
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
