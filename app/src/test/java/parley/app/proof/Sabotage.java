package parley.app.proof;

/// How a server breaks its promises.
enum Sabotage {
    /// Acknowledges some messages without storing them.
    LOSE,
    /// Stores some messages once more, in the place of the next.
    DUPLICATE,
    /// Stores messages of one append in another order than it delivers them.
    REORDER,
    /// Shows members of groups what was said while they were not in.
    LEAK,
    /// Never tells the inbox of one member of a group that there is something.
    FORGET
}
