package parley.app.metering.identity;

import parley.app.metering.Meters;
import parley.app.metering.PortTimers;
import parley.app.metering.PortTimers.Call;
import parley.identity.domain.Credential;
import parley.identity.domain.Password;
import parley.identity.port.out.PasswordHasher;
import parley.kernel.Ticker;

/// Times Argon2id, waiting for a thread included.
public final class TimedPasswordHasher implements PasswordHasher {
    private final PasswordHasher delegate;
    private final Call hash;
    private final Call verify;

    public TimedPasswordHasher(PasswordHasher delegate, Meters meters, Ticker ticker) {
        PortTimers timers = new PortTimers(meters, "password-hasher", ticker);
        this.delegate = delegate;
        this.hash = timers.call("hash");
        this.verify = timers.call("verify");
    }

    @Override
    public Hashing hash(Password password) {
        return hash.time(() -> delegate.hash(password));
    }

    @Override
    public Verification verify(Password password, Credential credential) {
        return verify.time(() -> delegate.verify(password, credential));
    }
}
