package parley.architecture.violations.contexts.shop.domain;

import java.util.List;
import parley.architecture.violations.contexts.billing.domain.Invoice;

/// Breaks the rule: one context knows another.
record Neighbour(List<Invoice> invoices) {}
