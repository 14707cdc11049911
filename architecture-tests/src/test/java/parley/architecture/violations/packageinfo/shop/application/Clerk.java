package parley.architecture.violations.packageinfo.shop.application;

/// Breaks the rule: in a package whose package-info says nothing about null.
record Clerk(int number) {}
