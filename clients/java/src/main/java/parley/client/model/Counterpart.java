package parley.client.model;

/// Whom a conversation is with.
public sealed interface Counterpart {
    /// Another person; the own user in a conversation with oneself.
    record Person(UserId user) implements Counterpart {}

    /// A group, whose id is the conversation's.
    ///
    /// @param member whether the own user is still in it
    record Members(boolean member) implements Counterpart {}
}
