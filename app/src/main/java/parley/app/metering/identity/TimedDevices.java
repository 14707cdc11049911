package parley.app.metering.identity;

import java.util.List;
import java.util.Optional;
import parley.app.metering.Meters;
import parley.app.metering.PortTimers;
import parley.app.metering.PortTimers.Call;
import parley.identity.domain.Credential;
import parley.identity.domain.Device;
import parley.identity.domain.RefreshChain;
import parley.identity.port.out.Devices;
import parley.kernel.DeviceId;
import parley.kernel.Ticker;
import parley.kernel.UserId;

/// Times devices.
final class TimedDevices implements Devices {
    private final Devices delegate;
    private final Call add;
    private final Call find;
    private final Call list;
    private final Call revoke;

    TimedDevices(Devices delegate, Meters meters, Ticker ticker) {
        PortTimers timers = new PortTimers(meters, "devices", ticker);
        this.delegate = delegate;
        this.add = timers.call("add");
        this.find = timers.call("find");
        this.list = timers.call("list");
        this.revoke = timers.call("revoke");
    }

    @Override
    public Addition add(Device device, RefreshChain chain, Credential verified, int limit) {
        return add.time(() -> delegate.add(device, chain, verified, limit));
    }

    @Override
    public Optional<Device> find(UserId user, DeviceId device) {
        return find.time(() -> delegate.find(user, device));
    }

    @Override
    public List<Device> list(UserId user) {
        return list.time(() -> delegate.list(user));
    }

    @Override
    public boolean revoke(UserId user, DeviceId device, long at) {
        return revoke.time(() -> delegate.revoke(user, device, at));
    }
}
