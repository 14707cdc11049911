package parley.presence;

import java.util.UUID;
import parley.kernel.DeviceId;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.presence.domain.Connection;

/// Named fixtures: users, devices and their connections.
public final class Connections {
    public static final UserId ALICE = new UserId(new UUID(1, 1));
    public static final UserId BOB = new UserId(new UUID(1, 2));
    public static final UserId NOBODY = new UserId(new UUID(1, 9));
    public static final DeviceId PHONE = new DeviceId(new UUID(2, 1));
    public static final DeviceId LAPTOP = new DeviceId(new UUID(2, 2));
    public static final DeviceId TABLET = new DeviceId(new UUID(2, 3));
    public static final InstanceId INSTANCE = new InstanceId(new UUID(3, 1));

    /// Another instance than [#INSTANCE].
    public static final InstanceId OTHER = new InstanceId(new UUID(3, 2));

    private Connections() {}

    /// The connection of `device` whose session is number `session`.
    public static Connection of(UserId user, DeviceId device, long session) {
        return at(INSTANCE, user, device, session);
    }

    /// The same, to a certain instance.
    public static Connection at(InstanceId instance, UserId user, DeviceId device, long session) {
        return new Connection(user, device, new SessionId(new UUID(4, session)), instance);
    }
}
