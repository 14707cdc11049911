package parley.identity;

import java.util.concurrent.atomic.AtomicLong;
import parley.identity.domain.Secret;
import parley.identity.port.out.SecretSource;

/// Secrets that everybody can guess: they count.
public final class FakeSecretSource implements SecretSource {
    private final AtomicLong count = new AtomicLong();

    @Override
    public Secret next() {
        return new Secret("%043d".formatted(count.incrementAndGet()));
    }
}
