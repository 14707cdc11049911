package parley.identity.port.in;

import parley.identity.domain.IssuedTokens;
import parley.identity.domain.Password;
import parley.identity.domain.Profile;

/// Opens an account with its first device, as far as the registration mode (open, by invite, closed) allows.
@FunctionalInterface
public interface RegisterAccount {
    Result register(Command command);

    /// @param handle see [parley.identity.domain.Handle]; upper case is lowered
    /// @param name what others see; empty: the handle
    /// @param invite the code of an invite; empty when there is none; ignored while registration is open
    /// @param deviceName see [parley.identity.domain.DisplayName]; empty: "device"
    record Command(String handle, Password password, String name, String invite, String deviceName) {
        /// Shows neither the password nor the invite.
        @Override
        public String toString() {
            return "Command[handle=" + handle + "]";
        }
    }

    sealed interface Result {
        record Registered(Profile profile, IssuedTokens tokens) implements Result {}

        /// A value has a wrong form.
        ///
        /// @param field name of the component of the command
        /// @param expected what it must be, for people
        record Invalid(String field, String expected) implements Result {}

        /// Somebody has the handle, or had it once.
        record HandleTaken() implements Result {}

        /// Nobody can register here.
        record Closed() implements Result {}

        /// An invite is needed, and this one is unknown, used up or expired, or there is none.
        record InviteRefused() implements Result {}

        /// Too many passwords are being hashed.
        record Busy(long retryAfterMs) implements Result {}
    }
}
