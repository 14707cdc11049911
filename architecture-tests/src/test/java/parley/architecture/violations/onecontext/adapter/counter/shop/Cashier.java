package parley.architecture.violations.onecontext.adapter.counter.shop;

import parley.architecture.violations.onecontext.billing.port.in.PayBill;
import parley.architecture.violations.onecontext.shop.port.in.OpenShop;

/// Breaks the rule: one adapter of two contexts.
record Cashier(OpenShop open, PayBill pay) {}
