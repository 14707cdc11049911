package parley.adapter.security.identity;

import java.security.SecureRandom;
import java.util.Base64;
import parley.identity.domain.Secret;
import parley.identity.port.out.SecretSource;

/// Secrets from the platform's secure random source.
public final class RandomSecrets implements SecretSource {
    private static final int SECRET_BYTES = 32;

    private final SecureRandom random;

    public RandomSecrets(SecureRandom random) {
        this.random = random;
    }

    @Override
    public Secret next() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
