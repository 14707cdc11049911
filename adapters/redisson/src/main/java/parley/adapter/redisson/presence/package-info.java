/// The connection registry in Redis, and news of its changes. Sees only presence.
///
/// A user's value is binary, changed by scripts only, and read as a whole:
/// ```
/// 1 byte    format: 1
/// 8 bytes   when the last device that went was last alive, milliseconds since 1970; 0: not known
/// 56 bytes  per device: device (16), session (16), instance (16), epoch (8); numbers are big-endian
/// ```
/// Values of another format are read as empty, and replaced when the user's devices register again.
@NullMarked
package parley.adapter.redisson.presence;

import org.jspecify.annotations.NullMarked;
