package parley.app.metering.identity;

import java.util.List;
import parley.app.metering.Meters;
import parley.app.metering.PortTimers;
import parley.app.metering.PortTimers.Call;
import parley.identity.domain.BareAccount;
import parley.identity.domain.Credential;
import parley.identity.domain.Handle;
import parley.identity.domain.Profile;
import parley.identity.domain.Registration;
import parley.identity.port.out.Registrations;
import parley.kernel.Ticker;

/// Times registrations.
final class TimedRegistrations implements Registrations {
    private final Registrations delegate;
    private final Call isTaken;
    private final Call add;
    private final Call register;
    private final Call addAll;

    TimedRegistrations(Registrations delegate, Meters meters, Ticker ticker) {
        PortTimers timers = new PortTimers(meters, "registrations", ticker);
        this.delegate = delegate;
        this.isTaken = timers.call("is-taken");
        this.add = timers.call("add");
        this.register = timers.call("register");
        this.addAll = timers.call("add-all");
    }

    @Override
    public boolean isTaken(Handle handle) {
        return isTaken.time(() -> delegate.isTaken(handle));
    }

    @Override
    public Outcome add(Profile profile, Credential credential) {
        return add.time(() -> delegate.add(profile, credential));
    }

    @Override
    public Outcome register(Registration registration, Admission admission) {
        return register.time(() -> delegate.register(registration, admission));
    }

    @Override
    public Outcome addAll(List<BareAccount> accounts) {
        return addAll.time(() -> delegate.addAll(accounts));
    }
}
