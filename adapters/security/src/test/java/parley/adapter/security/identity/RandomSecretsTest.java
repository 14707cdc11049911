package parley.adapter.security.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.identity.domain.Secret;

final class RandomSecretsTest {
    @Test
    void nextShouldNotRepeat() {
        RandomSecrets secrets = new RandomSecrets(new SecureRandom());

        assertEquals(
                1_000, Stream.generate(secrets::next).limit(1_000).distinct().count());
    }

    @Test
    void textShouldNotBeShown() {
        Secret secret = new RandomSecrets(new SecureRandom()).next();

        assertFalse(secret.toString().contains(secret.text()));
    }
}
