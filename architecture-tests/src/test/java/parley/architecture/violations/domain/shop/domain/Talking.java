package parley.architecture.violations.domain.shop.domain;

import org.slf4j.Logger;

/// Breaks the rule: the domain logs.
record Talking(Logger logger) {}
