package parley.proof.check;

import java.util.ArrayList;
import java.util.List;

/// Violations found so far.
final class Findings {
    private final List<String> lost = new ArrayList<>();
    private final List<String> duplicates = new ArrayList<>();
    private final List<String> disorder = new ArrayList<>();
    private final List<String> leaked = new ArrayList<>();
    private final List<String> counts = new ArrayList<>();

    void lost(String what) {
        lost.add(what);
    }

    void duplicate(String what) {
        duplicates.add(what);
    }

    void disorder(String what) {
        disorder.add(what);
    }

    void leaked(String what) {
        leaked.add(what);
    }

    void count(String what) {
        counts.add(what);
    }

    Verdict verdict(long acked, long changes) {
        return new Verdict(acked, changes, lost, duplicates, disorder, leaked, counts);
    }
}
