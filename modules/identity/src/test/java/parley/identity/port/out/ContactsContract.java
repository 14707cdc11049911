package parley.identity.port.out;

import org.junit.jupiter.api.Test;

/// What every [Contacts] does.
public interface ContactsContract {
    /// New, empty stores.
    IdentityStores stores();

    @Test
    default void listContactsShouldPageInTheOrderOfIds() {
        common().listShouldPageInTheOrderOfIds();
    }

    @Test
    default void addContactShouldBeIdempotentAndKeepTheFirstTime() {
        common().addShouldBeIdempotentAndKeepTheFirstTime();
    }

    @Test
    default void addContactShouldRefuseUnknownAndDeletedUsers() {
        common().addShouldRefuseUnknownAndDeletedUsers();
    }

    @Test
    default void addContactShouldKeepTheLimitWhenManyComeAtOnce() {
        common().addShouldKeepTheLimitWhenManyComeAtOnce();
    }

    @Test
    default void removeContactShouldRemoveOnlyThatRelation() {
        common().removeShouldRemoveOnlyThatRelation();
    }

    private RelationContract common() {
        IdentityStores stores = stores();
        Contacts contacts = stores.contacts();
        return new RelationContract(stores, contacts::add, contacts::remove, contacts::list);
    }
}
