package parley.adapter.rest;

import java.time.Duration;

/// Rates that hold across all instances. Asked only for attempts with passwords and secrets, after the limits
/// of this instance: guessing must not become easier with every instance, while the other limits protect each
/// one by itself.
@FunctionalInterface
public interface SharedRates {
    /// For an instance that is the only one.
    SharedRates NONE = (kind, key, rate) -> Duration.ZERO;

    /// Takes one token of a bucket that all instances share; otherwise tells how long until there is one.
    ///
    /// @param kind tells buckets of different rates apart
    /// @param key whose bucket it is
    /// @return zero if one was taken, and if it cannot be found out in time: the limits of the instance are
    /// kept then
    Duration take(String kind, String key, Rate rate);
}
