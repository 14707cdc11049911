package parley.identity.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.identity.People.REGISTERED_AT;
import static parley.identity.People.credential;
import static parley.identity.People.profile;
import static parley.identity.People.user;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [Blocks] does.
public interface BlocksContract {
    /// New, empty stores.
    IdentityStores stores();

    @Test
    default void listBlocksShouldPageInTheOrderOfIds() {
        common().listShouldPageInTheOrderOfIds();
    }

    @Test
    default void addBlockShouldBeIdempotentAndKeepTheFirstTime() {
        common().addShouldBeIdempotentAndKeepTheFirstTime();
    }

    @Test
    default void addBlockShouldRefuseUnknownAndDeletedUsers() {
        common().addShouldRefuseUnknownAndDeletedUsers();
    }

    @Test
    default void addBlockShouldKeepTheLimitWhenManyComeAtOnce() {
        common().addShouldKeepTheLimitWhenManyComeAtOnce();
    }

    @Test
    default void removeBlockShouldRemoveOnlyThatRelation() {
        common().removeShouldRemoveOnlyThatRelation();
    }

    @Test
    default void blockedByShouldReturnWhomTheUserBlocksAndNobodyElse() {
        IdentityStores stores = stores();
        for (String name : List.of("ann", "bob", "eve")) {
            stores.registrations().add(profile(name), credential(name));
        }
        stores.blocks().add(user("ann"), user("bob"), REGISTERED_AT, 10);
        stores.blocks().add(user("eve"), user("ann"), REGISTERED_AT, 10);

        assertEquals(Set.of(user("bob")), stores.blocks().blockedBy(user("ann")));
        assertEquals(Set.of(), stores.blocks().blockedBy(user("bob")));
        assertEquals(Set.of(), stores.blocks().blockedBy(user("nobody")));
    }

    private RelationContract common() {
        IdentityStores stores = stores();
        Blocks blocks = stores.blocks();
        return new RelationContract(stores, blocks::add, blocks::remove, blocks::list);
    }
}
