package parley.identity.application;

import java.time.Clock;
import parley.identity.domain.Revocation;
import parley.identity.port.in.RevokeDevice;
import parley.identity.port.out.Devices;

final class RevokeDeviceHandler implements RevokeDevice {
    private final Devices devices;
    private final RevokedDevices revoked;
    private final Clock clock;

    RevokeDeviceHandler(Devices devices, RevokedDevices revoked, Clock clock) {
        this.devices = devices;
        this.revoked = revoked;
        this.clock = clock;
    }

    @Override
    public Result revoke(Command command) {
        long now = clock.millis();
        if (!devices.revoke(command.user(), command.device(), now)) {
            return new Result.NotFound();
        }
        revoked.add(new Revocation(command.user(), command.device(), now));
        return new Result.Revoked();
    }
}
