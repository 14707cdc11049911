package parley.adapter.dbclient.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static parley.groups.Samples.CREATED_AT;
import static parley.groups.Samples.begin;
import static parley.groups.Samples.createGroup;
import static parley.groups.Samples.device;
import static parley.groups.Samples.fresh;
import static parley.groups.Samples.group;
import static parley.groups.Samples.link;
import static parley.groups.Samples.pending;
import static parley.groups.Samples.removing;
import static parley.groups.Samples.token;
import static parley.groups.Samples.user;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.dbclient.Database;
import parley.adapter.dbclient.DatabaseConfig;
import parley.groups.domain.Change;
import parley.groups.domain.GroupState;
import parley.groups.domain.GroupsUnavailableException;
import parley.groups.domain.JoinRequest;
import parley.groups.domain.PendingChange;
import parley.groups.domain.TokenHash;
import parley.groups.port.out.GroupStores;
import parley.kernel.ConversationId;

/// What the stores do when the database is away, or comes back.
final class GroupsFaultsIT {
    @TempDir
    Path directory;

    private Database database;
    private GroupStores stores;

    @BeforeEach
    void open() {
        database = Database.open(DatabaseConfig.sqlite(directory.resolve("parley.db")));
        DbClientGroupStores.schema(Clock.systemUTC()).migrate(database);
        stores = DbClientGroupStores.stores(database);
    }

    @Test
    void everyStoreShouldSayThatTheDatabaseIsAway() {
        database.close();
        PendingChange change = pending("chess", "ann", new Change.Created("Chess", List.of(user("ann"))));
        JoinRequest request = new JoinRequest(group("chess"), user("ann"), device("ann"), CREATED_AT);

        List<Executable> calls = List.of(
                () -> stores.groups().find(group("chess")),
                () -> stores.groups().state(group("chess")),
                () -> stores.groups().ofMember(user("ann"), ConversationId.NIL, 1),
                () -> stores.memberships().standing(group("chess"), user("ann")),
                () -> stores.memberships().intervals(group("chess"), user("ann")),
                () -> stores.memberships().list(group("chess"), user("ann"), 1),
                () -> stores.memberships().between(group("chess"), 1, 2),
                () -> stores.memberships().groupsOf(user("ann"), 1),
                () -> stores.changes().create(fresh("chess"), change),
                () -> stores.changes().begin(change, 1),
                () -> stores.changes().find(group("chess"), change.id()),
                () -> stores.changes().settle(group("chess"), change.id(), 1),
                () -> stores.changes().cancel(group("chess"), change.id()),
                () -> stores.changes().list(ConversationId.NIL, 1),
                () -> stores.links().find(TokenHash.of(token("open"))),
                () -> stores.links().list(group("chess"), 1),
                () -> stores.links().forget(1),
                () -> stores.requests().add(request, link("open"), 1),
                () -> stores.requests().find(group("chess"), user("ann")),
                () -> stores.requests().list(group("chess"), user("ann"), 1),
                () -> stores.requests().remove(group("chess"), user("ann")),
                () -> stores.requests().removeAll(user("ann")),
                () -> stores.requests().forgetBefore(1),
                () -> stores.departures().add(user("ann"), 1),
                () -> stores.departures().list(user("ann"), 1),
                () -> stores.departures().remove(user("ann")));
        for (Executable call : calls) {
            assertEquals(
                    "groups_unavailable",
                    assertThrows(GroupsUnavailableException.class, call).code());
        }
    }

    @Test
    void pendingChangesShouldBeThereAfterReopening() {
        createGroup(stores, "chess", "ann", "bob");
        PendingChange removal = begin(stores, "chess", "ann", removing("bob"));
        Optional<GroupState> before = stores.groups().state(group("chess"));
        database.close();

        open();

        assertEquals(before, stores.groups().state(group("chess")));
        assertEquals(List.of(removal), stores.changes().list(ConversationId.NIL, 10));
        assertEquals(List.of(), database.faults());
        database.close();
    }
}
