package parley.architecture.violations.flat.shop.tools;

/// Breaks the rule: a context has a package of its own making.
record Drawer(int items) {}
