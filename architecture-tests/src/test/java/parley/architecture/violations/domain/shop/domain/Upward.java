package parley.architecture.violations.domain.shop.domain;

import parley.architecture.violations.domain.shop.port.out.Shelves;

/// Breaks the rule: the domain knows a port.
record Upward(Shelves shelves) {}
