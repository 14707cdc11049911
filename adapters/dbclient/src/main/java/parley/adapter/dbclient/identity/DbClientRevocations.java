package parley.adapter.dbclient.identity;

import java.util.List;
import parley.adapter.dbclient.Columns;
import parley.identity.domain.Revocation;
import parley.identity.port.out.Revocations;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

final class DbClientRevocations implements Revocations {
    private static final String SINCE =
            "SELECT device_id, user_id, revoked_at FROM revocations WHERE revoked_at >= ? ORDER BY revoked_at";
    private static final String FORGET = "DELETE FROM revocations WHERE revoked_at < ?";

    private final IdentityDatabase database;

    DbClientRevocations(IdentityDatabase database) {
        this.database = database;
    }

    @Override
    public List<Revocation> since(long at) {
        return database.read(statements -> statements.rows(SINCE, at).stream()
                .map(row -> new Revocation(
                        UserId.parse(Columns.text(row, "user_id")),
                        DeviceId.parse(Columns.text(row, "device_id")),
                        Columns.number(row, "revoked_at")))
                .toList());
    }

    @Override
    public void forgetBefore(long at) {
        database.write(transaction -> transaction.change(FORGET, at));
    }
}
