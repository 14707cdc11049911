package parley.architecture.violations.application.shop.application;

import com.fasterxml.jackson.core.JsonFactory;

/// Breaks the rule: the application knows a library.
record Writer(JsonFactory json) {}
