package parley.presence.inmemory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import parley.kernel.InstanceId;
import parley.presence.domain.Signal;
import parley.presence.port.out.PresencePeers;

/// Instances within one process, called directly.
public final class InMemoryPresencePeers implements PresencePeers {
    private final Map<InstanceId, Consumer<Signal>> instances = new ConcurrentHashMap<>();

    /// Makes an instance reachable from now on.
    public void join(InstanceId instance, Consumer<Signal> receiver) {
        instances.put(instance, receiver);
    }

    @Override
    public void send(InstanceId instance, Signal signal) {
        Consumer<Signal> receiver = instances.get(instance);
        if (receiver != null) {
            receiver.accept(signal);
        }
    }
}
