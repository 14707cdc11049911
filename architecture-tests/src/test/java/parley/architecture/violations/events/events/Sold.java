package parley.architecture.violations.events.events;

import parley.architecture.violations.events.kernel.Sku;

record Sold(Sku sku, long at, boolean cash, String note) implements Event {}
