package parley.identity.port.in;

import parley.identity.domain.Password;
import parley.kernel.UserId;

/// Deletes an account: name, password, devices, contacts and blocks are gone, all devices lose their access.
/// Cannot be undone.
///
/// The user id is never used again and the handle stays reserved, so that nobody can take the place of somebody
/// who left. What the user wrote stays in the conversations of the others.
@FunctionalInterface
public interface DeleteAccount {
    Result delete(Command command);

    record Command(UserId user, Password password) {}

    sealed interface Result {
        record Deleted() implements Result {}

        /// Not the password, or the account has none, or is deleted already.
        record WrongPassword() implements Result {}

        /// Too many passwords are being checked.
        record Busy(long retryAfterMs) implements Result {}
    }
}
