package parley.client.model;

/// What came of following a link.
public sealed interface Joining {
    record Joined(Group group) implements Joining {}

    /// An admin has to approve.
    record Requested(ConversationId group) implements Joining {}
}
