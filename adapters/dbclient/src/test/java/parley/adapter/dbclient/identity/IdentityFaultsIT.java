package parley.adapter.dbclient.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.identity.People.REGISTERED_AT;
import static parley.identity.People.bareAccount;
import static parley.identity.People.credential;
import static parley.identity.People.deviceId;
import static parley.identity.People.profile;
import static parley.identity.People.registration;
import static parley.identity.People.user;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.dbclient.Database;
import parley.adapter.dbclient.DatabaseConfig;
import parley.identity.domain.Handle;
import parley.identity.domain.IdentityUnavailableException;
import parley.identity.domain.SecretHash;
import parley.identity.port.out.IdentityStores;
import parley.identity.port.out.Registrations.Admission;
import parley.identity.port.out.Registrations.Outcome;

/// What the stores do when the database is away, or comes back, and how they take a large bulk.
final class IdentityFaultsIT {
    @TempDir
    Path directory;

    private Database database;
    private IdentityStores stores;

    @BeforeEach
    void open() {
        database = Database.open(DatabaseConfig.sqlite(directory.resolve("parley.db")));
        DbClientIdentity.schema(Clock.systemUTC()).migrate(database);
        stores = DbClientIdentity.stores(database);
    }

    @Test
    void everyStoreShouldSayThatTheDatabaseIsAway() {
        database.close();

        List<Executable> calls = List.of(
                () -> stores.accounts().find(user("ann")),
                () -> stores.accounts().delete(user("ann"), REGISTERED_AT),
                () -> stores.registrations().isTaken(new Handle("ann")),
                () -> stores.registrations().add(profile("ann"), credential("ann")),
                () -> stores.devices().list(user("ann")),
                () -> stores.devices().revoke(user("ann"), deviceId("ann", "phone"), REGISTERED_AT),
                () -> stores.refreshChains().find(deviceId("ann", "phone")),
                () -> stores.revocations().since(0),
                () -> stores.revocations().forgetBefore(0),
                () -> stores.contacts().list(user("ann"), user("ann"), 10),
                () -> stores.contacts().remove(user("ann"), user("bob")),
                () -> stores.blocks().blockedBy(user("ann")),
                () -> stores.privacySettings().find(user("ann")),
                () -> stores.privacySettings().change(user("ann"), List.of()),
                () -> stores.invites().isUsable(SecretHash.of("code"), 0));
        for (Executable call : calls) {
            assertEquals(
                    "identity_unavailable",
                    assertThrows(IdentityUnavailableException.class, call).code());
        }
    }

    @Test
    void accountsShouldBeThereAfterReopening() {
        stores.registrations().register(registration("ann"), new Admission.Open());
        database.close();

        open();

        assertEquals(Optional.of(profile("ann")), stores.accounts().find(user("ann")));
        assertTrue(stores.refreshChains().find(deviceId("ann", "phone")).isPresent());
        assertEquals(List.of(), database.faults());
        database.close();
    }

    @Test
    void addAllShouldTakeTheLargestBulk() {
        Outcome outcome = stores.registrations()
                .addAll(IntStream.range(0, 20_000)
                        .mapToObj(number -> bareAccount("bulk" + number))
                        .toList());

        assertEquals(Outcome.STORED, outcome);
        assertEquals(1, stores.devices().list(user("bulk19999")).size());
        database.close();
    }
}
