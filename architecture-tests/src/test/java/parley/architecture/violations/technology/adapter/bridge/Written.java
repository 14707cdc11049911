package parley.architecture.violations.technology.adapter.bridge;

import com.fasterxml.jackson.core.JsonFactory;

/// Breaks the rule: a bridge knows a library.
record Written(JsonFactory json) {}
