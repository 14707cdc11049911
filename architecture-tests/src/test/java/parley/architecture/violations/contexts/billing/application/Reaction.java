package parley.architecture.violations.contexts.billing.application;

import parley.architecture.violations.contexts.billing.domain.Invoice;
import parley.architecture.violations.contexts.events.Sold;

record Reaction(Sold sold, Invoice invoice) {}
