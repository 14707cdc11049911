package parley.architecture.violations.sides.adapter.counter.shop;

import parley.architecture.violations.sides.shop.port.out.Shelves;

/// Breaks the rule: past the application, to the store.
record BackDoor(Shelves shelves) {}
