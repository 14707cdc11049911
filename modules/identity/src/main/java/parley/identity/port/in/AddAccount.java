package parley.identity.port.in;

import parley.identity.domain.Password;
import parley.identity.domain.Profile;

/// Adds an account without a device, whatever the registration mode: for the operator's command line, which may
/// also make it an admin.
@FunctionalInterface
public interface AddAccount {
    Result add(Command command);

    /// @param handle see [parley.identity.domain.Handle]; upper case is lowered
    /// @param name what others see; empty: the handle
    record Command(String handle, Password password, String name, boolean admin) {}

    sealed interface Result {
        record Added(Profile profile) implements Result {}

        /// A value has a wrong form.
        ///
        /// @param field name of the component of the command
        /// @param expected what it must be, for people
        record Invalid(String field, String expected) implements Result {}

        /// Somebody has the handle, or had it once.
        record HandleTaken() implements Result {}

        /// Too many passwords are being hashed.
        record Busy(long retryAfterMs) implements Result {}
    }
}
