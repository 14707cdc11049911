package parley.architecture.violations.kernel.kernel;

import parley.architecture.violations.kernel.events.Sold;

/// Breaks the rule: the kernel knows an event.
record LooksUp(Sold sold) {}
