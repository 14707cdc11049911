package parley.identity.port.in;

import parley.kernel.UserId;

/// What another instance changed about a user counts here, too, without waiting until what is remembered is too old.
@FunctionalInterface
public interface RefreshUser {
    /// Does not block.
    Result refresh(Command command);

    record Command(UserId user) {}

    /// What became of it.
    sealed interface Result {
        /// Every later answer about the user is as recent as this call.
        record Refreshed() implements Result {}
    }
}
