package parley.groups.port.in;

import parley.kernel.ConversationId;

/// Forgets what is remembered of a group, because another instance may have changed it.
@FunctionalInterface
public interface ForgetGroup {
    /// [FindMembership] and [ListWitnesses] ask the store for what they are asked next.
    void forget(ConversationId group);
}
