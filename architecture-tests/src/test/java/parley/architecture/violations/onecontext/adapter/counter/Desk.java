package parley.architecture.violations.onecontext.adapter.counter;

import parley.architecture.violations.onecontext.shop.port.in.OpenShop;

/// Breaks the rule: the part of an adapter that is about technology knows a context.
record Desk(OpenShop open) {}
