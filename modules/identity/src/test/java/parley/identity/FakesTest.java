package parley.identity;

import org.junit.jupiter.api.Nested;
import parley.identity.port.out.AccessTokensContract;
import parley.identity.port.out.PasswordHasherContract;
import parley.identity.port.out.SecretSourceContract;

/// The fakes of what cannot be kept in memory keep every contract.
final class FakesTest {
    @Nested
    class AccessTokensTest implements AccessTokensContract {
        @Override
        public FakeAccessTokens tokens() {
            return new FakeAccessTokens();
        }

        @Override
        public FakeAccessTokens strangers() {
            return new FakeAccessTokens();
        }
    }

    @Nested
    class PasswordHasherTest implements PasswordHasherContract {
        @Override
        public FakePasswordHasher hasher() {
            return new FakePasswordHasher();
        }
    }

    @Nested
    class SecretSourceTest implements SecretSourceContract {
        @Override
        public FakeSecretSource secrets() {
            return new FakeSecretSource();
        }
    }
}
