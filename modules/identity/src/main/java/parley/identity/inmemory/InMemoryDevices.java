package parley.identity.inmemory;

import java.util.List;
import java.util.Optional;
import parley.identity.domain.Credential;
import parley.identity.domain.Device;
import parley.identity.domain.RefreshChain;
import parley.identity.port.out.Devices;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

final class InMemoryDevices implements Devices {
    private final Tables tables;

    InMemoryDevices(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Addition add(Device device, RefreshChain chain, Credential verified, int limit) {
        synchronized (tables) {
            if (!tables.hasCredential(device.user(), verified)) {
                return Addition.CREDENTIAL_CHANGED;
            }
            if (tables.devicesOf(device.user()).size() >= limit) {
                return Addition.LIMIT_REACHED;
            }
            tables.devices.put(device.id(), device);
            tables.chains.put(device.id(), chain);
            return Addition.ADDED;
        }
    }

    @Override
    public Optional<Device> find(UserId user, DeviceId device) {
        synchronized (tables) {
            return Optional.ofNullable(tables.devices.get(device))
                    .filter(found -> found.user().equals(user));
        }
    }

    @Override
    public List<Device> list(UserId user) {
        synchronized (tables) {
            return tables.devicesOf(user);
        }
    }

    @Override
    public boolean revoke(UserId user, DeviceId device, long at) {
        synchronized (tables) {
            Optional<Device> found = find(user, device);
            found.ifPresent(present -> tables.revoke(present, at));
            return found.isPresent();
        }
    }
}
