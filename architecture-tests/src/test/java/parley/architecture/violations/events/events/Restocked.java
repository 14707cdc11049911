package parley.architecture.violations.events.events;

import java.util.List;
import parley.architecture.violations.events.kernel.Sku;

/// Breaks the rule: has a list.
record Restocked(List<Sku> skus) implements Event {}
