package parley.identity.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.identity.People.REGISTERED_AT;
import static parley.identity.People.credential;
import static parley.identity.People.profile;
import static parley.identity.People.publicProfile;
import static parley.identity.People.user;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import parley.identity.Race;
import parley.identity.domain.Relation;
import parley.kernel.UserId;

/// What [Contacts] and [Blocks] have in common. Not an interface of tests, since one class runs the contracts of
/// both.
record RelationContract(IdentityStores stores, Addition addition, Removal removal, Listing listing) {
    /// Before every user.
    static final UserId FIRST = new UserId(new UUID(0, 0));

    interface Addition {
        RelationAddition add(UserId user, UserId other, long at, int limit);
    }

    interface Removal {
        void remove(UserId user, UserId other);
    }

    interface Listing {
        List<Relation> list(UserId user, UserId after, int limit);
    }

    void listShouldPageInTheOrderOfIds() {
        register("ann", "bob", "cem", "dan", "eve");
        List<Relation> all = Stream.of("bob", "cem", "dan", "eve")
                .map(name -> new Relation(publicProfile(name), REGISTERED_AT + name.charAt(0)))
                .sorted(Comparator.comparing(
                        relation -> relation.profile().user().toString()))
                .toList();
        all.forEach(relation -> addition.add(user("ann"), idOf(relation), relation.since(), 10));

        assertEquals(all, listing.list(user("ann"), FIRST, 5));
        assertEquals(all, listing.list(user("ann"), FIRST, 4));
        assertEquals(all.subList(0, 1), listing.list(user("ann"), FIRST, 1));
        assertEquals(all.subList(2, 4), listing.list(user("ann"), idOf(all.get(1)), 3));
        assertEquals(List.of(), listing.list(user("ann"), idOf(all.get(3)), 3));
        assertEquals(List.of(), listing.list(user("bob"), FIRST, 3));
    }

    void addShouldBeIdempotentAndKeepTheFirstTime() {
        register("ann", "bob");

        assertEquals(RelationAddition.ADDED, addition.add(user("ann"), user("bob"), REGISTERED_AT, 1));
        assertEquals(RelationAddition.ADDED, addition.add(user("ann"), user("bob"), REGISTERED_AT + 1, 1));

        assertEquals(List.of(new Relation(publicProfile("bob"), REGISTERED_AT)), listing.list(user("ann"), FIRST, 10));
    }

    void addShouldRefuseUnknownAndDeletedUsers() {
        register("ann", "bob");
        stores.accounts().delete(user("bob"), REGISTERED_AT);

        assertEquals(RelationAddition.UNKNOWN_USER, addition.add(user("ann"), user("bob"), REGISTERED_AT, 10));
        assertEquals(RelationAddition.UNKNOWN_USER, addition.add(user("ann"), user("eve"), REGISTERED_AT, 10));
        assertEquals(RelationAddition.UNKNOWN_USER, addition.add(user("bob"), user("ann"), REGISTERED_AT, 10));
        assertEquals(List.of(), listing.list(user("ann"), FIRST, 10));
    }

    void addShouldKeepTheLimitWhenManyComeAtOnce() {
        register("ann", "pal0", "pal1", "pal2", "pal3", "pal4", "pal5");
        List<RelationAddition> additions =
                Race.of(6, number -> addition.add(user("ann"), user("pal" + number), REGISTERED_AT, 4));

        assertEquals(4, Collections.frequency(additions, RelationAddition.ADDED));
        assertEquals(2, Collections.frequency(additions, RelationAddition.LIMIT_REACHED));
        assertEquals(4, listing.list(user("ann"), FIRST, 10).size());
    }

    void removeShouldRemoveOnlyThatRelation() {
        register("ann", "bob");
        addition.add(user("ann"), user("bob"), REGISTERED_AT, 10);
        addition.add(user("bob"), user("ann"), REGISTERED_AT, 10);

        removal.remove(user("ann"), user("bob"));
        removal.remove(user("ann"), user("bob"));

        assertEquals(List.of(), listing.list(user("ann"), FIRST, 10));
        assertEquals(1, listing.list(user("bob"), FIRST, 10).size());
    }

    private void register(String... names) {
        for (String name : names) {
            stores.registrations().add(profile(name), credential(name));
        }
    }

    private static UserId idOf(Relation relation) {
        return relation.profile().user();
    }
}
