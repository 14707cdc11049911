package parley.adapter.security.identity;

/// What hashing a password costs, and how many are hashed at a time.
///
/// The defaults are OWASP's first choice for Argon2id (19 MiB, 2 passes, 1 lane). At most `threads` times
/// `memoryKib` are in use.
///
/// @param memoryKib memory per hash, 8,192 to 1,048,576; default 19,456
/// @param iterations passes over the memory, 1 to 10; default 2
/// @param threads passwords hashed at a time, 1 to 64; default half of the processors, at least 1
/// @param queue passwords that may wait, 1 to 10,000; default 64; beyond that the hasher is busy
/// @param retryAfterMs what callers are told to wait when it is busy, 1 to 60,000; default 2,000
public record Argon2Config(int memoryKib, int iterations, int threads, int queue, long retryAfterMs) {
    public Argon2Config {
        within("memoryKib", memoryKib, 8_192, 1_048_576);
        within("iterations", iterations, 1, 10);
        within("threads", threads, 1, 64);
        within("queue", queue, 1, 10_000);
        within("retryAfterMs", retryAfterMs, 1, 60_000);
    }

    /// The defaults on a machine with so many processors.
    public static Argon2Config defaults(int processors) {
        return new Argon2Config(19_456, 2, Math.clamp(processors / 2, 1, 64), 64, 2_000);
    }

    private static void within(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + min + " to " + max + ")");
        }
    }
}
