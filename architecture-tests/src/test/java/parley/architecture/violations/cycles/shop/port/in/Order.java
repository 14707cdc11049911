package parley.architecture.violations.cycles.shop.port.in;

import parley.architecture.violations.cycles.shop.domain.Shelf;

/// Breaks the rule: with the class it names, a cycle of packages.
public record Order(Shelf shelf) {}
