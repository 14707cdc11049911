package parley.architecture.violations.reflection.app;

import java.lang.reflect.Method;

/// Breaks the rule: calls that no compiler checks.
record Wizard(Method spell) {}
