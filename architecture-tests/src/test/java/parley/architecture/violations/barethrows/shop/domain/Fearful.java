package parley.architecture.violations.barethrows.shop.domain;

/// Breaks the rule: passes the burden on.
interface Fearful {
    void call() throws Exception;
}
