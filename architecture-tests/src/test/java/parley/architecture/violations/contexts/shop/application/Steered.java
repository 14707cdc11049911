package parley.architecture.violations.contexts.shop.application;

import parley.architecture.violations.contexts.app.Control;

/// Breaks the rule: a context knows who composes it.
record Steered(Control control) {}
