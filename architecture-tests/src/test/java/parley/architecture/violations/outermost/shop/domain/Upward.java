package parley.architecture.violations.outermost.shop.domain;

import parley.architecture.violations.outermost.app.Main;

/// Breaks the rule: a context knows the composition root.
record Upward(Main main) {}
