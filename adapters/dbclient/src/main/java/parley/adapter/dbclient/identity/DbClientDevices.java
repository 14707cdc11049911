package parley.adapter.dbclient.identity;

import java.util.List;
import java.util.Optional;
import parley.identity.domain.Credential;
import parley.identity.domain.Device;
import parley.identity.domain.RefreshChain;
import parley.identity.port.out.Devices;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

final class DbClientDevices implements Devices {
    private static final String SELECT = "SELECT id, user_id, name, created_at, last_seen_at FROM devices WHERE ";

    private final IdentityDatabase database;

    DbClientDevices(IdentityDatabase database) {
        this.database = database;
    }

    @Override
    public Addition add(Device device, RefreshChain chain, Credential verified, int limit) {
        return database.write(transaction -> {
            if (!AccountRows.lock(transaction, device.user(), verified)) {
                return Addition.CREDENTIAL_CHANGED;
            }
            if (DeviceRows.of(transaction, device.user()).size() >= limit) {
                return Addition.LIMIT_REACHED;
            }
            transaction.change(DeviceRows.INSERT, DeviceRows.params(device));
            transaction.change(ChainRows.INSERT, ChainRows.params(chain));
            return Addition.ADDED;
        });
    }

    @Override
    public Optional<Device> find(UserId user, DeviceId device) {
        return database.read(statements -> statements
                .row(SELECT + "id = ? AND user_id = ?", device.toString(), user.toString())
                .map(DeviceRows::device));
    }

    @Override
    public List<Device> list(UserId user) {
        return database.read(
                statements -> statements.rows(SELECT + "user_id = ? ORDER BY created_at, id", user.toString()).stream()
                        .map(DeviceRows::device)
                        .toList());
    }

    @Override
    public boolean revoke(UserId user, DeviceId device, long at) {
        return database.write(transaction -> {
            boolean isFound = AccountRows.lock(transaction, user)
                    && DeviceRows.of(transaction, user).contains(device);
            if (isFound) {
                DeviceRows.revoke(transaction, user, device, at);
            }
            return isFound;
        });
    }
}
