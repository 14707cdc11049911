package parley.architecture.violations.packageinfo.shop.domain;

/// Breaks the rule: in a package without package-info.
record Shelf(int items) {}
