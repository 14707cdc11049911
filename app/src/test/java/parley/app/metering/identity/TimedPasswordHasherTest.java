package parley.app.metering.identity;

import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import parley.adapter.security.identity.Argon2Config;
import parley.adapter.security.identity.Argon2PasswordHasher;
import parley.app.metering.Meters;
import parley.identity.port.out.PasswordHasher;
import parley.identity.port.out.PasswordHasherContract;

final class TimedPasswordHasherTest implements PasswordHasherContract {
    private final Argon2PasswordHasher argon2 =
            new Argon2PasswordHasher(new Argon2Config(8_192, 1, 1, 8, 10), new SecureRandom());

    @AfterEach
    void close() {
        argon2.close();
    }

    @Override
    public PasswordHasher hasher() {
        return new TimedPasswordHasher(argon2, new Meters(), System::nanoTime);
    }
}
