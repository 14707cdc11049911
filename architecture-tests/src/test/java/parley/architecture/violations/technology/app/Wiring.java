package parley.architecture.violations.technology.app;

import java.sql.Connection;
import org.slf4j.Logger;

/// Breaks the rule: the composition root knows the library of an outbound adapter.
record Wiring(Connection connection, Logger logger) {}
