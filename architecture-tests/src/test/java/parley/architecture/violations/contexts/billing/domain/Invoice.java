package parley.architecture.violations.contexts.billing.domain;

import parley.architecture.violations.contexts.kernel.Sku;

public record Invoice(Sku sku) {}
