package parley.architecture.violations.kernel.kernel;

import org.slf4j.Logger;

/// Breaks the rule: the kernel knows a library.
record Talks(Logger logger) {}
