package parley.adapter.dbclient.identity;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.dbclient.Database;
import parley.adapter.dbclient.DatabaseConfig;
import parley.identity.port.out.AccountsContract;
import parley.identity.port.out.BlocksContract;
import parley.identity.port.out.ContactsContract;
import parley.identity.port.out.DevicesContract;
import parley.identity.port.out.EventOutboxContract;
import parley.identity.port.out.IdentityStores;
import parley.identity.port.out.InvitesContract;
import parley.identity.port.out.PrivacySettingsContract;
import parley.identity.port.out.RefreshChainsContract;
import parley.identity.port.out.RegistrationsContract;
import parley.identity.port.out.RevocationsContract;

final class SqliteIdentityIT
        implements AccountsContract,
                RegistrationsContract,
                DevicesContract,
                RefreshChainsContract,
                RevocationsContract,
                ContactsContract,
                BlocksContract,
                PrivacySettingsContract,
                InvitesContract,
                EventOutboxContract {
    @TempDir
    Path directory;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(DatabaseConfig.sqlite(directory.resolve("parley.db")));
        DbClientIdentity.schema(Clock.systemUTC()).migrate(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    public IdentityStores stores() {
        return DbClientIdentity.stores(database);
    }
}
