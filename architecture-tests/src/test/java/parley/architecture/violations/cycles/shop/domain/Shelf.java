package parley.architecture.violations.cycles.shop.domain;

import parley.architecture.violations.cycles.shop.port.in.Order;

/// Breaks the rule: with the class it names, a cycle of packages.
public record Shelf(Order order) {}
