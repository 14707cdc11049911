package parley.app.check;

import parley.app.warning.OperatorWarning;

/// What a check found, for people.
public sealed interface Finding {
    String text();

    /// As it should be.
    record Good(String text) implements Finding {}

    /// A server starts, but the operator should know.
    record Noteworthy(OperatorWarning warning, String text) implements Finding {}

    /// No server can start; the text says what was expected.
    record Bad(String text) implements Finding {}
}
