package parley.identity;

import java.util.concurrent.atomic.AtomicInteger;
import parley.identity.domain.Credential;
import parley.identity.domain.Password;
import parley.identity.port.out.PasswordHasher;

/// Hashes without any cost, and without any protection. Counts its work, and is busy when told to.
public final class FakePasswordHasher implements PasswordHasher {
    private static final String FORM = "$fake$%s$%s";

    private static final long RETRY_AFTER_MS = 1_234;

    private final AtomicInteger salts = new AtomicInteger();
    private final AtomicInteger work = new AtomicInteger();
    private volatile boolean isBusy;

    @Override
    public Hashing hash(Password password) {
        if (isBusy) {
            return new Hashing.Busy(RETRY_AFTER_MS);
        }
        work.incrementAndGet();
        String salt = Integer.toString(salts.incrementAndGet());
        return new Hashing.Hashed(new Credential.Hashed(FORM.formatted(salt, reverse(password))));
    }

    @Override
    public Verification verify(Password password, Credential credential) {
        if (isBusy) {
            return new Verification.Busy(RETRY_AFTER_MS);
        }
        work.incrementAndGet();
        boolean matches = credential instanceof Credential.Hashed hashed
                && hashed.encoded().equals(FORM.formatted(salt(hashed), reverse(password)));
        return matches ? new Verification.Match() : new Verification.Mismatch();
    }

    public void setBusy(boolean busy) {
        isBusy = busy;
    }

    /// How many passwords were hashed or verified.
    public int work() {
        return work.get();
    }

    private static String salt(Credential.Hashed hashed) {
        String rest = hashed.encoded().substring("$fake$".length());
        return rest.substring(0, rest.indexOf('$'));
    }

    private static String reverse(Password password) {
        return new StringBuilder(password.value()).reverse().toString();
    }
}
