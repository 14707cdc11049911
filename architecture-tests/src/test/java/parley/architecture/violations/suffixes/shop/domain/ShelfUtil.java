package parley.architecture.violations.suffixes.shop.domain;

/// Breaks the rule: the last word says nothing.
record ShelfUtil(int items) {}
