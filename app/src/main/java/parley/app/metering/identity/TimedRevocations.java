package parley.app.metering.identity;

import java.util.List;
import parley.app.metering.Meters;
import parley.app.metering.PortTimers;
import parley.app.metering.PortTimers.Call;
import parley.identity.domain.Revocation;
import parley.identity.port.out.Revocations;
import parley.kernel.Ticker;

/// Times revocations.
final class TimedRevocations implements Revocations {
    private final Revocations delegate;
    private final Call since;
    private final Call forgetBefore;

    TimedRevocations(Revocations delegate, Meters meters, Ticker ticker) {
        PortTimers timers = new PortTimers(meters, "revocations", ticker);
        this.delegate = delegate;
        this.since = timers.call("since");
        this.forgetBefore = timers.call("forget-before");
    }

    @Override
    public List<Revocation> since(long at) {
        return since.time(() -> delegate.since(at));
    }

    @Override
    public void forgetBefore(long at) {
        forgetBefore.time(() -> delegate.forgetBefore(at));
    }
}
