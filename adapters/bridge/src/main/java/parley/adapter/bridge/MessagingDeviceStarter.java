package parley.adapter.bridge;

import parley.identity.port.out.DeviceStarter;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.messaging.port.in.StartDevice;

/// Identity has messaging fix where a new device begins in its conversations.
public final class MessagingDeviceStarter implements DeviceStarter {
    private final StartDevice startDevice;

    public MessagingDeviceStarter(StartDevice startDevice) {
        this.startDevice = startDevice;
    }

    @Override
    public Outcome start(UserId user, DeviceId device) {
        return switch (startDevice.start(new StartDevice.Command(user, device))) {
            case StartDevice.Result.Started ignored -> Outcome.STARTED;
            case StartDevice.Result.Unavailable ignored -> Outcome.UNAVAILABLE;
        };
    }
}
