package parley.architecture.violations.inmemory.shop.inmemory;

import parley.architecture.violations.inmemory.shop.port.in.OpenShop;

/// Breaks the rule: a store calls the context that it serves.
record InMemoryCaller(OpenShop open) {}
