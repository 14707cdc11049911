package parley.architecture.violations.barethrows.shop.domain;

final class Precise extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Precise(String message) {
        super(message);
    }

    static void fail(int count) {
        throw new IllegalArgumentException("count: " + count + " (expected: > 0)");
    }
}
