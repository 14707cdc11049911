package parley.identity.port.in;

import parley.kernel.UserId;

/// Blocks somebody: from now on neither of the two can write to the other directly. Idempotent. They are not
/// told, but a message is refused.
@FunctionalInterface
public interface BlockUser {
    Result block(Command command);

    /// @param other whom `user` blocks
    record Command(UserId user, UserId other) {}

    sealed interface Result {
        record Blocked() implements Result {}

        /// No such user, or not any more.
        record NotFound() implements Result {}

        /// Nobody blocks themselves.
        record Oneself() implements Result {}

        /// The user blocks `limit` others already.
        record TooMany(int limit) implements Result {}
    }
}
