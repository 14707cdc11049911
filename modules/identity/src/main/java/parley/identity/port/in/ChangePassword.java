package parley.identity.port.in;

import parley.identity.domain.Password;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Sets a new password and revokes all devices but the one that asks: who changes a password often has a reason
/// to lock others out.
@FunctionalInterface
public interface ChangePassword {
    Result change(Command command);

    /// @param device the one that asks and stays logged in
    record Command(UserId user, DeviceId device, Password current, Password next) {}

    sealed interface Result {
        /// @param revokedDevices how many devices lost their access
        record Changed(int revokedDevices) implements Result {}

        /// `current` is not the password, or the account has none, or is deleted.
        record WrongPassword() implements Result {}

        /// A value has a wrong form.
        ///
        /// @param field name of the component of the command
        /// @param expected what it must be, for people
        record Invalid(String field, String expected) implements Result {}

        /// Too many passwords are being checked.
        record Busy(long retryAfterMs) implements Result {}
    }
}
