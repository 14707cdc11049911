package parley.identity.port.in;

import java.time.Duration;
import parley.kernel.UserId;

/// Creates a code that lets people register while registration is by invite.
@FunctionalInterface
public interface CreateInvite {
    Result create(Command command);

    /// @param creator must be an admin
    /// @param uses how many accounts it is good for, 1 to 10,000
    /// @param life how long it is good, 1 second to 365 days
    record Command(UserId creator, int uses, Duration life) {}

    sealed interface Result {
        /// @param code to be handed out; only its hash is stored, so it cannot be read again
        /// @param expiresAt milliseconds since the epoch
        record Created(String code, int uses, long expiresAt) implements Result {}

        /// The creator is no admin.
        record Forbidden() implements Result {}

        /// A value is out of range.
        ///
        /// @param field name of the component of the command
        /// @param expected what it must be, for people
        record Invalid(String field, String expected) implements Result {}
    }
}
