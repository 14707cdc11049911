package parley.adapter.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.kernel.DeviceId;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.messaging.port.out.LiveDevices.LiveDevice;
import parley.messaging.port.out.RegistryUnavailableException;
import parley.presence.domain.Connection;
import parley.presence.domain.PresenceUnavailableException;

class PresenceLiveDevicesTest {
    private static final UserId USER = new UserId(new UUID(0, 1));
    private static final DeviceId DEVICE = new DeviceId(new UUID(0, 2));
    private static final SessionId SESSION = new SessionId(new UUID(0, 3));
    private static final InstanceId INSTANCE = new InstanceId(new UUID(0, 4));

    @Test
    void ofShouldGiveEveryConnectionOfTheUsersAsked() {
        PresenceLiveDevices devices = new PresenceLiveDevices(
                users -> users.contains(USER) ? List.of(new Connection(USER, DEVICE, SESSION, INSTANCE)) : List.of());

        assertEquals(List.of(new LiveDevice(USER, DEVICE, SESSION, INSTANCE)), devices.of(List.of(USER)));
        assertEquals(List.of(), devices.of(List.of()));
    }

    @Test
    void ofShouldSayWhenPresenceDoesNotKnow() {
        PresenceLiveDevices devices = new PresenceLiveDevices(users -> {
            throw new PresenceUnavailableException("down");
        });

        assertThrows(RegistryUnavailableException.class, () -> devices.of(List.of(USER)));
    }
}
