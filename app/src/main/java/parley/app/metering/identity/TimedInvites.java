package parley.app.metering.identity;

import parley.app.metering.Meters;
import parley.app.metering.PortTimers;
import parley.app.metering.PortTimers.Call;
import parley.identity.domain.Invite;
import parley.identity.domain.SecretHash;
import parley.identity.port.out.Invites;
import parley.kernel.Ticker;

/// Times invites.
final class TimedInvites implements Invites {
    private final Invites delegate;
    private final Call add;
    private final Call isUsable;

    TimedInvites(Invites delegate, Meters meters, Ticker ticker) {
        PortTimers timers = new PortTimers(meters, "invites", ticker);
        this.delegate = delegate;
        this.add = timers.call("add");
        this.isUsable = timers.call("is-usable");
    }

    @Override
    public void add(Invite invite) {
        add.time(() -> delegate.add(invite));
    }

    @Override
    public boolean isUsable(SecretHash code, long now) {
        return isUsable.time(() -> delegate.isUsable(code, now));
    }
}
