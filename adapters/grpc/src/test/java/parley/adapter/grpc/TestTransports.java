package parley.adapter.grpc;

import java.util.Map;
import java.util.Random;
import parley.kernel.InstanceId;

/// Transports on this machine.
public final class TestTransports {
    private TestTransports() {}

    /// With short times, not started.
    public static Transport plain(InstanceId id) {
        return new Transport(new Instance.Settings().id(id).build(), System::nanoTime, new Random(7));
    }

    /// Introduces started transports to each other.
    public static void meet(Map<InstanceId, Transport> all) {
        all.values()
                .forEach(transport ->
                        all.forEach((id, other) -> transport.add(new Peer(id, "127.0.0.1", other.port()))));
    }
}
