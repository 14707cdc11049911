package parley.groups.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.groups.Samples.CREATED_AT;
import static parley.groups.Samples.adding;
import static parley.groups.Samples.begin;
import static parley.groups.Samples.createGroup;
import static parley.groups.Samples.group;
import static parley.groups.Samples.make;
import static parley.groups.Samples.removing;
import static parley.groups.Samples.user;

import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.groups.MutableClock;
import parley.groups.inmemory.InMemoryStores;
import parley.groups.port.in.ListWitnesses;
import parley.groups.port.out.GroupStores;
import parley.kernel.UserId;

final class ListWitnessesTest {
    private final GroupStores stores = InMemoryStores.create();
    private final ListWitnesses witnesses = new ListWitnessesHandler(
            new Memory(stores, GroupsConfig.defaults(), new MutableClock(CREATED_AT)), stores.memberships());

    @Test
    void witnessesShouldBePresentMembersWhoMaySeeTheEntry() {
        createGroup(stores, "chess", "ann", "bob", "cid", "dan");
        make(stores, "chess", "ann", 3, removing("bob", "cid"));
        make(stores, "chess", "ann", 6, adding("bob", "eve"));
        begin(stores, "chess", "ann", removing("dan"));

        assertEquals(Set.of(user("ann"), user("bob")), at(2));
        assertEquals(Set.of(user("ann")), at(4));
        assertEquals(Set.of(user("ann"), user("bob"), user("eve")), at(6));
    }

    @Test
    void aGroupThatDoesNotExistShouldHaveNone() {
        assertEquals(Set.of(), at(1));
    }

    private Set<UserId> at(long seq) {
        return Set.copyOf(witnesses.list(new ListWitnesses.Query(group("chess"), seq)));
    }
}
