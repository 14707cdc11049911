package parley.app.metering.identity;

import java.util.List;
import java.util.Optional;
import parley.app.metering.Meters;
import parley.app.metering.PortTimers;
import parley.app.metering.PortTimers.Call;
import parley.identity.domain.Privacy;
import parley.identity.port.out.PrivacySettings;
import parley.kernel.Ticker;
import parley.kernel.UserId;

/// Times privacy settings.
final class TimedPrivacySettings implements PrivacySettings {
    private final PrivacySettings delegate;
    private final Call find;
    private final Call change;

    TimedPrivacySettings(PrivacySettings delegate, Meters meters, Ticker ticker) {
        PortTimers timers = new PortTimers(meters, "privacy-settings", ticker);
        this.delegate = delegate;
        this.find = timers.call("find");
        this.change = timers.call("change");
    }

    @Override
    public Optional<Privacy> find(UserId user) {
        return find.time(() -> delegate.find(user));
    }

    @Override
    public Optional<Privacy> change(UserId user, List<Privacy.Change> changes) {
        return change.time(() -> delegate.change(user, changes));
    }
}
