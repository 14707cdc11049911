package parley.architecture.violations.kernel.events;

import parley.architecture.violations.kernel.kernel.Sku;

public record Sold(Sku sku) {}
