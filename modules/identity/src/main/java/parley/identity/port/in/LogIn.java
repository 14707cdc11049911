package parley.identity.port.in;

import parley.identity.domain.IssuedTokens;
import parley.identity.domain.Password;
import parley.kernel.DeviceId;

/// Gives tokens to somebody who knows the password, for a new device or one that they already have.
///
/// Takes as long for an unknown handle as for a wrong password.
@FunctionalInterface
public interface LogIn {
    Result logIn(Command command);

    record Command(String handle, Password password, Target target) {}

    /// Which device the tokens are for.
    sealed interface Target {
        /// @param name see [parley.identity.domain.DisplayName]; empty: "device"
        record NewDevice(String name) implements Target {}

        /// Refresh tokens that the device had before are void.
        record KnownDevice(DeviceId device) implements Target {}
    }

    sealed interface Result {
        record LoggedIn(IssuedTokens tokens) implements Result {}

        /// No such handle, or not its password.
        record Denied() implements Result {}

        /// The user has no such device (any more).
        record UnknownDevice() implements Result {}

        /// The user has `limit` devices and must revoke one first; none is ever removed silently.
        record TooManyDevices(int limit) implements Result {}

        /// A value has a wrong form.
        ///
        /// @param field name of the component of the command
        /// @param expected what it must be, for people
        record Invalid(String field, String expected) implements Result {}

        /// Too many passwords are being checked.
        record Busy(long retryAfterMs) implements Result {}

        /// The new device's place in its conversations could not be fixed; nothing was changed.
        record Unavailable() implements Result {}
    }
}
