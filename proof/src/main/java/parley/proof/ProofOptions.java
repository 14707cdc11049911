package parley.proof;

import java.time.Duration;

/// How a run is made.
///
/// @param rounds how often the server is loaded, injured, healed and checked
/// @param load how long each round sends
/// @param users users with two devices each
/// @param crowd members of the largest group beside those users; they are not connected
/// @param seed decides which injuries come when
/// @param calm how long everybody has to get everything once nothing is injured any more
public record ProofOptions(int rounds, Duration load, int users, int crowd, long seed, Duration calm) {
    public ProofOptions {
        if (rounds < 1 || users < 2 || crowd < 0 || crowd > 900 || load.isNegative() || load.isZero()) {
            throw new IllegalArgumentException("rounds: " + rounds + ", users: " + users + ", crowd: " + crowd
                    + ", load: " + load + " (expected: at least 1, at least 2, 0 to 900, positive)");
        }
    }
}
