package parley.identity.port.in;

import java.util.List;
import parley.identity.domain.Privacy;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Changes what a user shows to others, at once on this instance. Idempotent. The user's other devices are
/// told if something changed.
@FunctionalInterface
public interface ChangePrivacy {
    Result change(Command command);

    /// @param device that makes the changes, and is not told of them
    /// @param changes made one after the other; settings without a change stay
    record Command(UserId user, DeviceId device, List<Privacy.Change> changes) {
        public Command {
            changes = List.copyOf(changes);
        }
    }

    sealed interface Result {
        /// @param privacy what holds now
        record Changed(Privacy privacy) implements Result {}

        /// The account is deleted.
        record NotFound() implements Result {}
    }
}
