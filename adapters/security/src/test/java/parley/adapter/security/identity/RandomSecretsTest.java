package parley.adapter.security.identity;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import parley.identity.domain.Secret;
import parley.identity.port.out.SecretSourceContract;

final class RandomSecretsTest implements SecretSourceContract {
    @Override
    public RandomSecrets secrets() {
        return new RandomSecrets(new SecureRandom());
    }

    @Test
    void textShouldNotBeShown() {
        Secret secret = secrets().next();

        assertFalse(secret.toString().contains(secret.text()));
    }
}
