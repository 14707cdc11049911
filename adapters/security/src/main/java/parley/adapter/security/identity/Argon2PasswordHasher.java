package parley.adapter.security.identity;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import parley.identity.domain.Credential;
import parley.identity.domain.IdentityUnavailableException;
import parley.identity.domain.Password;
import parley.identity.port.out.PasswordHasher;

/// Argon2id (RFC 9106), on a few platform threads of its own: a flood of log-ins must neither take the carriers
/// of the virtual threads that serve everybody else nor more memory than configured.
public final class Argon2PasswordHasher implements PasswordHasher, AutoCloseable {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final Argon2Config config;
    private final SecureRandom random;
    private final Argon2Function function;
    private final String decoy;
    private final ThreadPoolExecutor threads;

    public Argon2PasswordHasher(Argon2Config config, SecureRandom random) {
        this.config = config;
        this.random = random;
        this.function = Argon2Function.getInstance(
                config.memoryKib(), config.iterations(), 1, HASH_BYTES, Argon2.ID, Argon2Function.ARGON2_VERSION_13);
        this.decoy = randomHash();
        this.threads = new ThreadPoolExecutor(
                config.threads(),
                config.threads(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.queue()),
                Thread.ofPlatform().daemon().name("parley-password-", 1).factory());
    }

    @Override
    public Hashing hash(Password password) {
        byte[] salt = randomBytes(SALT_BYTES);
        return run(
                () -> new Credential.Hashed(function.hash(bytes(password), salt).getResult()),
                Hashing.Hashed::new,
                () -> new Hashing.Busy(config.retryAfterMs()));
    }

    @Override
    public Verification verify(Password password, Credential credential) {
        return run(
                () -> matches(password, credential),
                isMatch -> isMatch ? new Verification.Match() : new Verification.Mismatch(),
                () -> new Verification.Busy(config.retryAfterMs()));
    }

    /// How many passwords wait for a thread.
    public int waiting() {
        return threads.getQueue().size();
    }

    /// Lets what runs finish; what waits fails.
    @Override
    public void close() {
        threads.shutdownNow().forEach(task -> {
            if (task instanceof Future<?> future) {
                future.cancel(false);
            }
        });
    }

    private <T, R> R run(Callable<T> work, Function<T, R> result, Supplier<R> busy) {
        Future<T> future;
        try {
            future = threads.submit(work);
        } catch (RejectedExecutionException e) {
            return busy.get();
        }
        try {
            return result.apply(future.get());
        } catch (InterruptedException e) {
            future.cancel(false);
            Thread.currentThread().interrupt();
            throw new IdentityUnavailableException("interrupted while a password was hashed", e);
        } catch (CancellationException e) {
            throw new IdentityUnavailableException("password hashing is closed", e);
        } catch (ExecutionException e) {
            throw new IdentityUnavailableException("a password could not be hashed", e);
        }
    }

    private boolean matches(Password password, Credential credential) {
        boolean isReal = credential instanceof Credential.Hashed;
        String encoded = credential instanceof Credential.Hashed hashed ? hashed.encoded() : decoy;
        boolean isSame = Argon2Function.getInstanceFromHash(encoded)
                .check(bytes(password), encoded.getBytes(StandardCharsets.US_ASCII));
        return isReal && isSame;
    }

    /// Random bytes in the form of a hash: costs what a real one costs to compare with, and no password matches
    /// it.
    private String randomHash() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + config.memoryKib() + ",t=" + config.iterations() + ",p=1$"
                + base64.encodeToString(randomBytes(SALT_BYTES)) + "$"
                + base64.encodeToString(randomBytes(HASH_BYTES));
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] bytes(Password password) {
        return password.value().getBytes(StandardCharsets.UTF_8);
    }
}
