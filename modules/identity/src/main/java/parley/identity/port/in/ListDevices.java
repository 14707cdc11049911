package parley.identity.port.in;

import java.util.List;
import parley.identity.domain.Device;
import parley.kernel.UserId;

/// A user's devices, oldest first.
@FunctionalInterface
public interface ListDevices {
    Result list(Query query);

    record Query(UserId user) {}

    sealed interface Result {
        record Listed(List<Device> devices) implements Result {
            public Listed {
                devices = List.copyOf(devices);
            }
        }
    }
}
