package parley.presence.inmemory;

import parley.presence.port.out.ConnectionRegistry;
import parley.presence.port.out.ConnectionRegistryContract;

final class InMemoryConnectionRegistryTest implements ConnectionRegistryContract {
    private final ConnectionRegistry registry = new InMemoryConnectionRegistry();

    @Override
    public ConnectionRegistry registry() {
        return registry;
    }
}
