package parley.bench;

/// What a [FakeServer] does wrong, about once in twenty messages.
enum Fault {
    NONE,
    /// Acknowledges and forgets.
    LOSE,
    /// Neither acknowledges nor stores.
    SWALLOW,
    /// Delivers twice.
    DUPLICATE,
    /// Delivers after the next one.
    REORDER,
    /// Leaves a number out.
    GAP,
    /// Acknowledges twice.
    ACK_TWICE,
    /// Tells the sender another number than the recipient.
    ACK_WRONG,
    /// Delivers another content.
    CORRUPT,
    /// Says that it was too much.
    REFUSE,
    /// Ends the connection of a sender.
    DISCONNECT
}
