package parley.messaging.application;

import parley.messaging.port.in.ForgetDevice;
import parley.messaging.port.out.Cursors;
import parley.messaging.port.out.LogUnavailableException;

final class ForgetDeviceHandler implements ForgetDevice {
    private final Cursors cursors;

    ForgetDeviceHandler(Cursors cursors) {
        this.cursors = cursors;
    }

    @Override
    public Result forget(Command command) {
        try {
            cursors.forget(command.user(), command.device());
            return new Result.Forgotten();
        } catch (LogUnavailableException unavailable) {
            return new Result.Unavailable();
        }
    }
}
