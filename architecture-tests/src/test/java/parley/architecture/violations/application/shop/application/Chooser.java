package parley.architecture.violations.application.shop.application;

import parley.architecture.violations.application.shop.inmemory.InMemoryShelves;

/// Breaks the rule: the application chooses a store.
record Chooser(InMemoryShelves shelves) {}
