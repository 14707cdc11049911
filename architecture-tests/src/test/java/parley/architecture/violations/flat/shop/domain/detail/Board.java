package parley.architecture.violations.flat.shop.domain.detail;

/// Breaks the rule: a part of a context has parts.
record Board(int length) {}
