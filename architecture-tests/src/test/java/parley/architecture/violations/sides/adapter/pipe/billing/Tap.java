package parley.architecture.violations.sides.adapter.pipe.billing;

import parley.architecture.violations.sides.billing.port.in.PayBill;

record Tap(PayBill pay) {}
