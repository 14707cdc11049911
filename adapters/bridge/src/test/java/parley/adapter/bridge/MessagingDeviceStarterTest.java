package parley.adapter.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.identity.port.out.DeviceStarter.Outcome;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.messaging.port.in.StartDevice;

class MessagingDeviceStarterTest {
    private static final UserId USER = new UserId(new UUID(0, 1));
    private static final DeviceId DEVICE = new DeviceId(new UUID(0, 2));

    @Test
    void startShouldBeStartedWhenMessagingStartedThatDevice() {
        StartDevice onlyThis = command -> command.equals(new StartDevice.Command(USER, DEVICE))
                ? new StartDevice.Result.Started()
                : new StartDevice.Result.Unavailable();

        assertEquals(Outcome.STARTED, new MessagingDeviceStarter(onlyThis).start(USER, DEVICE));
    }

    @Test
    void startShouldBeUnavailableWhenMessagingIs() {
        StartDevice down = command -> new StartDevice.Result.Unavailable();

        assertEquals(Outcome.UNAVAILABLE, new MessagingDeviceStarter(down).start(USER, DEVICE));
    }
}
