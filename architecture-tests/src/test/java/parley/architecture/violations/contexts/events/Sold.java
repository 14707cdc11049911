package parley.architecture.violations.contexts.events;

import parley.architecture.violations.contexts.kernel.Sku;

public record Sold(Sku sku) {}
