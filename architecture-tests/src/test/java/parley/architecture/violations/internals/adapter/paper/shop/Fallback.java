package parley.architecture.violations.internals.adapter.paper.shop;

import parley.architecture.violations.internals.shop.inmemory.InMemoryShelves;

/// Breaks the rule: an adapter falls back on another store.
record Fallback(InMemoryShelves shelves) {}
