package parley.adapter.dbclient.identity;

import io.helidon.dbclient.DbRow;
import parley.adapter.dbclient.Columns;
import parley.adapter.dbclient.Transaction;
import parley.identity.domain.Credential;
import parley.identity.domain.Handle;
import parley.identity.domain.Profile;
import parley.identity.domain.PublicProfile;
import parley.kernel.UserId;

/// Rows of `accounts`.
final class AccountRows {
    static final String INSERT = """
            INSERT INTO accounts (id, handle, name, password_hash, admin, version, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (handle) DO NOTHING
            """;
    private static final String LOCK = "UPDATE accounts SET touched = touched + 1 WHERE id = ? AND deleted_at = 0";
    private static final String NO_PASSWORD = "";

    private AccountRows() {}

    /// Makes later changes of what belongs to the account wait for this transaction; says whether there is such
    /// an account.
    static boolean lock(Transaction transaction, UserId user) {
        return transaction.change(LOCK, user.toString()) == 1;
    }

    /// As [#lock], if the account has this credential.
    static boolean lock(Transaction transaction, UserId user, Credential verified) {
        return transaction.change(LOCK + " AND password_hash = ?", user.toString(), passwordHash(verified)) == 1;
    }

    static Object[] params(Profile profile, Credential credential) {
        return new Object[] {
            profile.user().toString(),
            profile.handle().value(),
            profile.name(),
            passwordHash(credential),
            profile.admin() ? 1 : 0,
            profile.version(),
            profile.createdAt()
        };
    }

    static String passwordHash(Credential credential) {
        return switch (credential) {
            case Credential.Hashed hashed -> hashed.encoded();
            case Credential.None ignored -> NO_PASSWORD;
        };
    }

    static Credential credential(DbRow row) {
        String hash = Columns.text(row, "password_hash");
        return hash.equals(NO_PASSWORD) ? new Credential.None() : new Credential.Hashed(hash);
    }

    static Profile profile(DbRow row) {
        return new Profile(
                UserId.parse(Columns.text(row, "id")),
                new Handle(Columns.text(row, "handle")),
                Columns.text(row, "name"),
                Columns.number(row, "version"),
                Columns.number(row, "admin") == 1,
                Columns.number(row, "created_at"));
    }

    static PublicProfile publicProfile(DbRow row) {
        return new PublicProfile(
                UserId.parse(Columns.text(row, "id")),
                new Handle(Columns.text(row, "handle")),
                Columns.text(row, "name"));
    }
}
