package parley.identity.port.in;

import parley.kernel.UserId;

/// Adds somebody to a user's contacts. Idempotent. They are not told.
@FunctionalInterface
public interface AddContact {
    Result add(Command command);

    record Command(UserId user, UserId contact) {}

    sealed interface Result {
        record Added() implements Result {}

        /// No such user, or not any more.
        record NotFound() implements Result {}

        /// Nobody is their own contact.
        record Oneself() implements Result {}

        /// The user has `limit` contacts already.
        record TooMany(int limit) implements Result {}
    }
}
