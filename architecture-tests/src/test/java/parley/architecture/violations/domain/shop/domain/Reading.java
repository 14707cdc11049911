package parley.architecture.violations.domain.shop.domain;

import java.nio.file.Path;

/// Breaks the rule: the domain knows files.
record Reading(Path file) {}
