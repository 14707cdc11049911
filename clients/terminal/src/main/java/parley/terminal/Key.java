package parley.terminal;

/// A key press.
sealed interface Key {
    record Typed(int point) implements Key {}

    record Enter() implements Key {}

    record Backspace() implements Key {}

    record Delete() implements Key {}

    record Left() implements Key {}

    record Right() implements Key {}

    record Up() implements Key {}

    record Down() implements Key {}

    record Home() implements Key {}

    record End() implements Key {}

    /// Everything before the cursor.
    record KillLine() implements Key {}

    /// Everything behind the cursor.
    record KillRest() implements Key {}

    record KillWord() implements Key {}

    /// Ctrl-D.
    record EndOfInput() implements Key {}

    /// The terminal is gone.
    record Gone() implements Key {}

    /// A key without a use here.
    record Other() implements Key {}
}
