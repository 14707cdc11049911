package parley.identity.inmemory;

import java.util.List;
import java.util.Optional;
import parley.events.AccountDeleted;
import parley.identity.domain.Credential;
import parley.identity.domain.Device;
import parley.identity.domain.Handle;
import parley.identity.domain.Profile;
import parley.identity.port.out.Accounts;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

final class InMemoryAccounts implements Accounts {
    private final Tables tables;

    InMemoryAccounts(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<Profile> find(UserId user) {
        synchronized (tables) {
            return Optional.ofNullable(tables.profiles.get(user));
        }
    }

    @Override
    public Optional<Profile> find(Handle handle) {
        synchronized (tables) {
            return Optional.ofNullable(tables.handles.get(handle)).map(tables.profiles::get);
        }
    }

    @Override
    public Credential credential(UserId user) {
        synchronized (tables) {
            return tables.credentials.getOrDefault(user, new Credential.None());
        }
    }

    @Override
    public boolean rename(UserId user, String name, long version) {
        synchronized (tables) {
            Profile old = tables.profiles.get(user);
            if (old == null || old.version() != version) {
                return false;
            }
            tables.profiles.put(user, new Profile(user, old.handle(), name, version + 1, old.admin(), old.createdAt()));
            return true;
        }
    }

    @Override
    public Optional<List<DeviceId>> changeCredential(
            UserId user, Credential from, Credential to, DeviceId keep, long at) {
        synchronized (tables) {
            if (!tables.hasCredential(user, from)) {
                return Optional.empty();
            }
            tables.credentials.put(user, to);
            List<Device> others = tables.devicesOf(user).stream()
                    .filter(device -> !device.id().equals(keep))
                    .toList();
            return Optional.of(revoked(others, at));
        }
    }

    @Override
    public Optional<List<DeviceId>> delete(UserId user, long at) {
        synchronized (tables) {
            if (tables.profiles.remove(user) == null) {
                return Optional.empty();
            }
            tables.credentials.remove(user);
            tables.contacts.removeAll(user);
            tables.blocks.removeAll(user);
            tables.privacy.remove(user);
            tables.outbox.put(new AccountDeleted(user), at);
            return Optional.of(revoked(tables.devicesOf(user), at));
        }
    }

    private List<DeviceId> revoked(List<Device> devices, long at) {
        devices.forEach(device -> tables.revoke(device, at));
        return devices.stream().map(Device::id).toList();
    }
}
