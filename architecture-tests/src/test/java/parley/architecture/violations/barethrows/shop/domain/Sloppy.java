package parley.architecture.violations.barethrows.shop.domain;

/// Breaks the rule: nobody can tell this fault from others.
final class Sloppy {
    private Sloppy() {}

    static void fail() {
        throw new RuntimeException("something went wrong");
    }
}
