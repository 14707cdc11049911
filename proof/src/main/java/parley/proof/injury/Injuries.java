package parley.proof.injury;

import java.util.SplittableRandom;

/// What can be done to what is proven while everybody sends.
public interface Injuries {
    /// Hurts it in ways and at times that the random numbers decide, and returns when it has had what belongs to a
    /// round; not everything may be healed then.
    ///
    /// @param end when the round should be over, in [System#nanoTime]
    void inflict(Scene scene, SplittableRandom random, long end) throws InterruptedException;

    /// Heals everything; returns when all of it is ready again.
    void heal();
}
