package parley.identity.port.out;

import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Fixes where a new device of an existing account begins in its conversations, before it gets its first token.
@FunctionalInterface
public interface DeviceStarter {
    /// Idempotent. A device that was started and is then not added does no harm.
    Outcome start(UserId user, DeviceId device);

    /// What became of it.
    enum Outcome {
        STARTED,
        /// Try again later.
        UNAVAILABLE
    }
}
