package parley.identity.port.in;

import parley.identity.domain.Profile;
import parley.kernel.UserId;

/// Changes a user's own profile.
@FunctionalInterface
public interface ChangeProfile {
    Result change(Command command);

    /// @param name see [parley.identity.domain.DisplayName]
    /// @param version that of the profile the change was made from
    record Command(UserId user, String name, long version) {}

    sealed interface Result {
        record Changed(Profile profile) implements Result {}

        /// Somebody changed the profile since: nothing was changed now.
        record Outdated(Profile current) implements Result {}

        /// A value has a wrong form.
        ///
        /// @param field name of the component of the command
        /// @param expected what it must be, for people
        record Invalid(String field, String expected) implements Result {}

        /// The account is deleted.
        record NotFound() implements Result {}
    }
}
