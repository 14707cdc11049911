package parley.architecture.violations.sides.adapter.pipe.billing;

import parley.architecture.violations.sides.billing.port.out.Bills;

/// Breaks the rule: the side of an adapter that calls in implements an out-port, too.
final class PipeBills implements Bills {}
