package parley.architecture.violations.strangers.adapter.paper.shop;

import parley.architecture.violations.strangers.adapter.stone.Tablet;

/// Breaks the rule: one adapter knows another.
record Copyist(Tablet tablet) {}
