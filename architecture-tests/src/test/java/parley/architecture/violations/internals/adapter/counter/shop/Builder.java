package parley.architecture.violations.internals.adapter.counter.shop;

import parley.architecture.violations.internals.shop.application.ShopModule;

/// Breaks the rule: an adapter composes.
record Builder(ShopModule shop) {}
