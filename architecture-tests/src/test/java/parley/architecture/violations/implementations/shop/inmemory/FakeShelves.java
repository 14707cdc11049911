package parley.architecture.violations.implementations.shop.inmemory;

import parley.architecture.violations.implementations.shop.port.out.Shelves;

/// Breaks the rule: in memory, but not called so.
record FakeShelves(int count, int free) implements Shelves {}
