package parley.adapter.dbclient.identity;

import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.Optional;
import parley.adapter.dbclient.Columns;
import parley.adapter.dbclient.DatabaseException;
import parley.identity.domain.Privacy;
import parley.identity.domain.Privacy.Audience;
import parley.identity.port.out.PrivacySettings;
import parley.kernel.UserId;

/// The columns of `accounts` about privacy.
final class DbClientPrivacySettings implements PrivacySettings {
    private static final String SELECT = "SELECT presence, read_receipts FROM accounts WHERE id = ? AND deleted_at = 0";
    private static final String UPDATE = "UPDATE accounts SET presence = ?, read_receipts = ? WHERE id = ?";

    private final IdentityDatabase database;

    DbClientPrivacySettings(IdentityDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Privacy> find(UserId user) {
        return database.read(
                statements -> statements.row(SELECT, user.toString()).map(DbClientPrivacySettings::privacy));
    }

    @Override
    public Optional<Privacy> change(UserId user, List<Privacy.Change> changes) {
        return database.write(transaction -> {
            if (!AccountRows.lock(transaction, user)) {
                return Optional.empty();
            }
            Optional<Privacy> changed = transaction
                    .row(SELECT, user.toString())
                    .map(row -> privacy(row).after(changes));
            changed.ifPresent(privacy -> transaction.change(
                    UPDATE, text(privacy.presence()), privacy.readReceipts() ? 1 : 0, user.toString()));
            return changed;
        });
    }

    private static Privacy privacy(DbRow row) {
        return new Privacy(audience(Columns.text(row, "presence")), Columns.number(row, "read_receipts") == 1);
    }

    private static String text(Audience audience) {
        return switch (audience) {
            case EVERYONE -> "everyone";
            case CONTACTS -> "contacts";
            case NOBODY -> "nobody";
        };
    }

    private static Audience audience(String text) {
        for (Audience audience : Audience.values()) {
            if (text(audience).equals(text)) {
                return audience;
            }
        }
        throw new DatabaseException("presence: " + text + " (expected: everyone, contacts or nobody)");
    }
}
