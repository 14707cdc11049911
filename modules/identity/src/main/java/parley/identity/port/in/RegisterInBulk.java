package parley.identity.port.in;

import java.util.List;
import parley.identity.domain.Handle;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Registers many accounts at once, each with one device and an access token, for load tests. Off unless
/// configured.
///
/// The accounts have no password and no refresh token: nobody can log in to them, and they are of use as long
/// as their access tokens live. All or none are registered.
@FunctionalInterface
public interface RegisterInBulk {
    Result register(Command command);

    /// @param creator must be an admin
    /// @param prefix handles are prefix, number from 1; together at most 32 characters
    /// @param count 1 to 20,000
    record Command(UserId creator, String prefix, int count) {}

    /// One account of the bulk.
    record Item(UserId user, DeviceId device, Handle handle, String accessToken) {
        /// Never shows the token, so that it cannot end up in a log.
        @Override
        public String toString() {
            return "Item[user=" + user + ", device=" + device + "]";
        }
    }

    sealed interface Result {
        /// @param items in the order of their numbers
        record Registered(List<Item> items) implements Result {
            public Registered {
                items = List.copyOf(items);
            }
        }

        /// The configuration does not allow it.
        record Disabled() implements Result {}

        /// The creator is no admin.
        record Forbidden() implements Result {}

        /// At least one of the handles is taken.
        record HandleTaken() implements Result {}

        /// A value has a wrong form.
        ///
        /// @param field name of the component of the command
        /// @param expected what it must be, for people
        record Invalid(String field, String expected) implements Result {}
    }
}
