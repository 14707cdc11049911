package parley.app.metering.identity;

import java.util.List;
import java.util.Optional;
import parley.app.metering.Meters;
import parley.app.metering.PortTimers;
import parley.app.metering.PortTimers.Call;
import parley.identity.domain.Credential;
import parley.identity.domain.Handle;
import parley.identity.domain.Profile;
import parley.identity.port.out.Accounts;
import parley.kernel.DeviceId;
import parley.kernel.Ticker;
import parley.kernel.UserId;

/// Times accounts.
final class TimedAccounts implements Accounts {
    private final Accounts delegate;
    private final Call find;
    private final Call credential;
    private final Call rename;
    private final Call changeCredential;
    private final Call delete;

    TimedAccounts(Accounts delegate, Meters meters, Ticker ticker) {
        PortTimers timers = new PortTimers(meters, "accounts", ticker);
        this.delegate = delegate;
        this.find = timers.call("find");
        this.credential = timers.call("credential");
        this.rename = timers.call("rename");
        this.changeCredential = timers.call("change-credential");
        this.delete = timers.call("delete");
    }

    @Override
    public Optional<Profile> find(UserId user) {
        return find.time(() -> delegate.find(user));
    }

    @Override
    public Optional<Profile> find(Handle handle) {
        return find.time(() -> delegate.find(handle));
    }

    @Override
    public Credential credential(UserId user) {
        return credential.time(() -> delegate.credential(user));
    }

    @Override
    public boolean rename(UserId user, String name, long version) {
        return rename.time(() -> delegate.rename(user, name, version));
    }

    @Override
    public Optional<List<DeviceId>> changeCredential(
            UserId user, Credential from, Credential to, DeviceId keep, long at) {
        return changeCredential.time(() -> delegate.changeCredential(user, from, to, keep, at));
    }

    @Override
    public Optional<List<DeviceId>> delete(UserId user, long at) {
        return delete.time(() -> delegate.delete(user, at));
    }
}
