package parley.architecture.violations.threadlocal.adapter.paper;

/// Breaks the rule: one value for each of a million virtual threads.
final class Sticky {
    private final ThreadLocal<Integer> lines = new ThreadLocal<>();

    int lines() {
        return lines.get();
    }
}
