package parley.adapter.dbclient.identity;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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

/// The statements and migrations are the ones that SQLite runs.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresqlIdentityIT
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
    private EmbeddedPostgres server;
    private Database database;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setOverrideWorkingDirectory(directory.resolve("server").toFile())
                .start();
        database = Database.open(
                DatabaseConfig.postgresql(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres"));
    }

    @AfterAll
    void stop() throws IOException {
        database.close();
        server.close();
    }

    @BeforeEach
    void migrate() {
        DbClientIdentity.schema(Clock.systemUTC()).migrate(database);
    }

    @AfterEach
    void drop() {
        database.write(transaction -> transaction.change("DROP SCHEMA public CASCADE"));
        database.write(transaction -> transaction.change("CREATE SCHEMA public"));
    }

    @Override
    public IdentityStores stores() {
        return DbClientIdentity.stores(database);
    }
}
