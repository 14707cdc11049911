package parley.adapter.dbclient.identity;

import io.helidon.dbclient.DbRow;
import java.util.List;
import parley.adapter.dbclient.Columns;
import parley.adapter.dbclient.Transaction;
import parley.identity.domain.Device;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Rows of `devices`, and what happens to them when they are revoked.
final class DeviceRows {
    static final String INSERT =
            "INSERT INTO devices (id, user_id, name, created_at, last_seen_at) VALUES (?, ?, ?, ?, ?)";
    private static final String SEE = "UPDATE devices SET last_seen_at = ? WHERE id = ?";
    private static final String DELETE = "DELETE FROM devices WHERE id = ?";
    private static final String RECORD = "INSERT INTO revocations (device_id, user_id, revoked_at) VALUES (?, ?, ?)";
    private static final String OF_USER = "SELECT id FROM devices WHERE user_id = ?";

    private DeviceRows() {}

    static Object[] params(Device device) {
        return new Object[] {
            device.id().toString(), device.user().toString(), device.name(), device.createdAt(), device.lastSeenAt()
        };
    }

    static Device device(DbRow row) {
        return new Device(
                DeviceId.parse(Columns.text(row, "id")),
                UserId.parse(Columns.text(row, "user_id")),
                Columns.text(row, "name"),
                Columns.number(row, "created_at"),
                Columns.number(row, "last_seen_at"));
    }

    static void see(Transaction transaction, DeviceId device, long at) {
        transaction.change(SEE, at, device.toString());
    }

    static List<DeviceId> of(Transaction transaction, UserId user) {
        return transaction.rows(OF_USER, user.toString()).stream()
                .map(row -> DeviceId.parse(Columns.text(row, "id")))
                .toList();
    }

    /// Removes the device, its refresh chain with it, and records the revocation; the account is locked.
    static void revoke(Transaction transaction, UserId user, DeviceId device, long at) {
        transaction.change(DELETE, device.toString());
        transaction.change(RECORD, device.toString(), user.toString(), at);
    }
}
