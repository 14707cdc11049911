package parley.app.config;

import java.time.Duration;
import java.util.List;
import parley.adapter.security.identity.Argon2Config;

/// Reads [Argon2Config].
final class PasswordsSection implements Section<Argon2Config> {
    private static final Key<Integer> MEMORY_KIB = new Key<>(
            "passwords.memory-kib",
            "19456",
            Form.number(1, Integer.MAX_VALUE),
            "Memory in KiB that hashing one password takes (Argon2id), 8,192 to 1,048,576.");
    private static final Key<Integer> ITERATIONS = new Key<>(
            "passwords.iterations", "2", Form.number(1, 10), "Passes over that memory. Existing passwords stay good.");
    private static final Key<Integer> THREADS = new Key<>(
            "passwords.threads",
            "0",
            Form.number(0, 64),
            "Passwords hashed at the same time; 0 is half of the processors, at least 1.");
    private static final Key<Integer> QUEUE = new Key<>(
            "passwords.queue",
            "64",
            Form.number(1, 10_000),
            "Passwords that may wait for a thread; beyond it log-ins are told to come back.");
    private static final Key<Duration> RETRY_AFTER = new Key<>(
            "passwords.retry-after", "2s", Form.DURATION_OF, "When they are told to come back, at most 1 minute.");

    @Override
    public String name() {
        return "passwords";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(MEMORY_KIB, ITERATIONS, THREADS, QUEUE, RETRY_AFTER);
    }

    @Override
    public Argon2Config read(Values values) {
        int threads = values.get(THREADS);
        int processors = Runtime.getRuntime().availableProcessors();
        return new Argon2Config(
                values.get(MEMORY_KIB),
                values.get(ITERATIONS),
                threads > 0 ? threads : Argon2Config.defaults(processors).threads(),
                values.get(QUEUE),
                values.get(RETRY_AFTER).toMillis());
    }
}
