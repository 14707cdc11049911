package parley.app.metering.identity;

import java.util.Optional;
import parley.app.metering.Meters;
import parley.app.metering.PortTimers;
import parley.app.metering.PortTimers.Call;
import parley.identity.domain.Credential;
import parley.identity.domain.RefreshChain;
import parley.identity.port.out.RefreshChains;
import parley.kernel.DeviceId;
import parley.kernel.Ticker;

/// Times refresh tokens.
final class TimedRefreshChains implements RefreshChains {
    private final RefreshChains delegate;
    private final Call find;
    private final Call restart;
    private final Call advance;

    TimedRefreshChains(RefreshChains delegate, Meters meters, Ticker ticker) {
        PortTimers timers = new PortTimers(meters, "refresh-chains", ticker);
        this.delegate = delegate;
        this.find = timers.call("find");
        this.restart = timers.call("restart");
        this.advance = timers.call("advance");
    }

    @Override
    public Optional<RefreshChain> find(DeviceId device) {
        return find.time(() -> delegate.find(device));
    }

    @Override
    public boolean restart(RefreshChain chain, Credential verified, long seenAt) {
        return restart.time(() -> delegate.restart(chain, verified, seenAt));
    }

    @Override
    public boolean advance(RefreshChain next, long seenAt) {
        return advance.time(() -> delegate.advance(next, seenAt));
    }
}
