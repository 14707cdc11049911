package parley.bench.load;

import parley.bench.check.Verdict;

/// What a phase came to.
///
/// @param verdict whether what was received is what was sent
/// @param meter counts and times of all loops together
/// @param acknowledged whether the server acknowledges; a relay does not
/// @param failed connections that could not be made or did not last
/// @param overloaded whether sending stopped early, because the server fell too far behind
public record Tally(Verdict verdict, Meter meter, boolean acknowledged, long failed, boolean overloaded) {

    /// Nothing lost, doubled, out of order or refused, and no connection broken.
    public boolean clean() {
        return verdict.clean() && verdict.refused() == 0 && failed == 0;
    }
}
