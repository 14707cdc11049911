package parley.architecture.violations.technology.adapter.window.shop;

import java.sql.Connection;

/// Breaks the rule: an inbound adapter knows the library of an outbound one.
record Peephole(Connection connection) {}
