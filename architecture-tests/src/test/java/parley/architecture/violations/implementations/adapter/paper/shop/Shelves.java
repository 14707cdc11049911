package parley.architecture.violations.implementations.adapter.paper.shop;

/// Breaks the rule: does not say what it is made of.
record Shelves(int count, int free) implements parley.architecture.violations.implementations.shop.port.out.Shelves {}
