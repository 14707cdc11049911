package parley.groups.application;

import java.util.concurrent.atomic.AtomicLong;

/// Something read of a group that had at least this revision before.
///
/// @param comparedAt when it was last found to have it, in milliseconds since 1970
record Revised<V>(long revision, AtomicLong comparedAt, V value) {
    /// Something else that was read along with it.
    <W> Revised<W> with(W other) {
        return new Revised<>(revision, comparedAt, other);
    }
}
