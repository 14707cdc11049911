package parley.cluster.domain;

/// Spreads the bits of a number over all of its bits; one to one.
final class Mix {
    private static final long FIRST = 0xBF58_476D_1CE4_E5B9L;
    private static final long SECOND = 0x94D0_49BB_1331_11EBL;

    private Mix() {}

    /// Source: the finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators).
    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * FIRST;
        mixed = (mixed ^ (mixed >>> 27)) * SECOND;
        return mixed ^ (mixed >>> 31);
    }
}
