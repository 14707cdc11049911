package parley.identity;

import java.util.concurrent.atomic.AtomicInteger;
import parley.identity.domain.Credential;
import parley.identity.domain.Password;
import parley.identity.port.out.PasswordHasher;

/// Hashes without any cost, and without any protection.
public final class FakePasswordHasher implements PasswordHasher {
    private static final String FORM = "$fake$%s$%s";

    private final AtomicInteger salts = new AtomicInteger();

    @Override
    public Hashing hash(Password password) {
        String salt = Integer.toString(salts.incrementAndGet());
        return new Hashing.Hashed(new Credential.Hashed(FORM.formatted(salt, reverse(password))));
    }

    @Override
    public Verification verify(Password password, Credential credential) {
        boolean matches = credential instanceof Credential.Hashed hashed
                && hashed.encoded().equals(FORM.formatted(salt(hashed), reverse(password)));
        return matches ? new Verification.Match() : new Verification.Mismatch();
    }

    private static String salt(Credential.Hashed hashed) {
        String rest = hashed.encoded().substring("$fake$".length());
        return rest.substring(0, rest.indexOf('$'));
    }

    private static String reverse(Password password) {
        return new StringBuilder(password.value()).reverse().toString();
    }
}
