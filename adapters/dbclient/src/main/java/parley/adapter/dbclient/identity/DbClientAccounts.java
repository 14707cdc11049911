package parley.adapter.dbclient.identity;

import java.util.List;
import java.util.Optional;
import parley.adapter.dbclient.Transaction;
import parley.identity.domain.Credential;
import parley.identity.domain.Handle;
import parley.identity.domain.Profile;
import parley.identity.port.out.Accounts;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

final class DbClientAccounts implements Accounts {
    private static final String SELECT =
            "SELECT id, handle, name, version, admin, created_at FROM accounts WHERE deleted_at = 0 AND ";
    private static final String CREDENTIAL = "SELECT password_hash FROM accounts WHERE id = ? AND deleted_at = 0";
    private static final String RENAME =
            "UPDATE accounts SET name = ?, version = version + 1 WHERE id = ? AND version = ? AND deleted_at = 0";
    private static final String CHANGE_CREDENTIAL = """
            UPDATE accounts SET password_hash = ?, touched = touched + 1
            WHERE id = ? AND password_hash = ? AND deleted_at = 0
            """;
    private static final String DELETE = """
            UPDATE accounts SET name = '', password_hash = '', admin = 0, presence = 'contacts', read_receipts = 1,
                touched = touched + 1, deleted_at = ?
            WHERE id = ? AND deleted_at = 0
            """;
    private static final String DELETE_CONTACTS = "DELETE FROM contacts WHERE user_id = ? OR other_id = ?";
    private static final String DELETE_BLOCKS = "DELETE FROM blocks WHERE user_id = ? OR other_id = ?";

    private final IdentityDatabase database;

    DbClientAccounts(IdentityDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Profile> find(UserId user) {
        return database.read(
                statements -> statements.row(SELECT + "id = ?", user.toString()).map(AccountRows::profile));
    }

    @Override
    public Optional<Profile> find(Handle handle) {
        return database.read(statements ->
                statements.row(SELECT + "handle = ?", handle.value()).map(AccountRows::profile));
    }

    @Override
    public Credential credential(UserId user) {
        return database.read(statements -> statements
                .row(CREDENTIAL, user.toString())
                .map(AccountRows::credential)
                .orElseGet(Credential.None::new));
    }

    @Override
    public boolean rename(UserId user, String name, long version) {
        return database.write(transaction -> transaction.change(RENAME, name, user.toString(), version) == 1);
    }

    @Override
    public Optional<List<DeviceId>> changeCredential(
            UserId user, Credential from, Credential to, DeviceId keep, long at) {
        return database.write(transaction -> {
            long changed = transaction.change(
                    CHANGE_CREDENTIAL, AccountRows.passwordHash(to), user.toString(), AccountRows.passwordHash(from));
            if (changed == 0) {
                return Optional.empty();
            }
            List<DeviceId> others = DeviceRows.of(transaction, user).stream()
                    .filter(device -> !device.equals(keep))
                    .toList();
            return Optional.of(revoked(transaction, user, others, at));
        });
    }

    @Override
    public Optional<List<DeviceId>> delete(UserId user, long at) {
        return database.write(transaction -> {
            String id = user.toString();
            if (transaction.change(DELETE, at, id) == 0) {
                return Optional.empty();
            }
            transaction.change(DELETE_CONTACTS, id, id);
            transaction.change(DELETE_BLOCKS, id, id);
            DbClientEventOutbox.accountDeleted(transaction, user, at);
            return Optional.of(revoked(transaction, user, DeviceRows.of(transaction, user), at));
        });
    }

    private static List<DeviceId> revoked(Transaction transaction, UserId user, List<DeviceId> devices, long at) {
        devices.forEach(device -> DeviceRows.revoke(transaction, user, device, at));
        return devices;
    }
}
