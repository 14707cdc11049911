package parley.architecture.violations.implementations.adapter.paper.shop;

import parley.architecture.violations.implementations.shop.port.out.Shelves;

/// Breaks the rule: not called after its out-port.
record Ledger(int count, int free) implements Shelves {}
