package parley.identity.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static parley.identity.People.user;
import static parley.identity.application.Fixture.configOf;
import static parley.identity.port.in.CheckCorrespondence.Result.ALLOWED;
import static parley.identity.port.in.CheckCorrespondence.Result.BLOCKED;
import static parley.identity.port.in.CheckCorrespondence.Result.UNKNOWN;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.events.BlockChanged;
import parley.identity.domain.Handle;
import parley.identity.domain.PublicProfile;
import parley.identity.domain.Relation;
import parley.identity.port.in.AddContact;
import parley.identity.port.in.BlockUser;
import parley.identity.port.in.CheckCorrespondence;
import parley.identity.port.in.ListBlocks;
import parley.identity.port.in.ListContacts;
import parley.identity.port.in.RemoveContact;
import parley.identity.port.in.UnblockUser;
import parley.kernel.Page;
import parley.kernel.UserId;

final class RelationsTest {
    /// At most 3 contacts and 2 blocks.
    private final Fixture fixture = new Fixture(configOf(RegistrationMode.OPEN, 10, false));

    private final UserId ann = fixture.register("ann").user();
    private final UserId bob = fixture.register("bob").user();
    private final UserId cem = fixture.register("cem").user();
    private final UserId dan = fixture.register("dan").user();

    @Test
    void blockShouldStopCorrespondenceBothWaysAtOnce() {
        assertEquals(ALLOWED, check(ann, bob));
        assertEquals(ALLOWED, check(bob, ann));

        assertEquals(new BlockUser.Result.Blocked(), block(ann, bob));

        assertEquals(BLOCKED, check(ann, bob));
        assertEquals(BLOCKED, check(bob, ann));
        assertEquals(ALLOWED, check(ann, cem));
        assertEquals(ALLOWED, check(cem, bob));
        assertEquals(List.of(new BlockChanged(ann, bob, true)), fixture.events);
    }

    @Test
    void unblockShouldLetThemCorrespondAgainUnlessTheOtherBlocksToo() {
        block(ann, bob);
        block(bob, ann);

        assertEquals(new UnblockUser.Result.Unblocked(), unblock(ann, bob));
        assertEquals(BLOCKED, check(ann, bob));
        unblock(bob, ann);

        assertEquals(ALLOWED, check(ann, bob));
        assertEquals(new BlockChanged(bob, ann, false), fixture.events.getLast());
    }

    @Test
    void checkShouldAllowANoteToSelfAndKnowNobodyElse() {
        assertEquals(ALLOWED, check(ann, ann));
        assertEquals(UNKNOWN, check(ann, user("eve")));
        assertEquals(UNKNOWN, check(user("eve"), user("eve")));
    }

    @Test
    void blockShouldRefuseOneselfUnknownUsersAndMoreThanTheLimit() {
        assertEquals(new BlockUser.Result.Oneself(), block(ann, ann));
        assertEquals(new BlockUser.Result.NotFound(), block(ann, user("eve")));
        block(ann, bob);
        block(ann, cem);
        assertEquals(new BlockUser.Result.Blocked(), block(ann, cem));
        assertEquals(new BlockUser.Result.TooMany(2), block(ann, dan));
        assertEquals(ALLOWED, check(ann, dan));
    }

    @Test
    void contactsShouldBeAddedOnceAndRemoved() {
        assertEquals(new AddContact.Result.Added(), add(ann, bob));
        assertEquals(new AddContact.Result.Added(), add(ann, bob));
        assertEquals(
                List.of(new Relation(fixturesProfile(bob, "bob"), Fixture.NOW)),
                contacts(ann, "", 10).items());

        RemoveContact.Command removal = new RemoveContact.Command(ann, bob);
        assertEquals(
                new RemoveContact.Result.Removed(),
                fixture.identity.removeContact().remove(removal));
        assertEquals(
                new RemoveContact.Result.Removed(),
                fixture.identity.removeContact().remove(removal));

        assertEquals(new Page<>(List.of(), ""), contacts(ann, "", 10));
    }

    @Test
    void contactsShouldRefuseOneselfUnknownUsersAndMoreThanTheLimit() {
        UserId eve = fixture.register("eve").user();
        assertEquals(new AddContact.Result.Oneself(), add(ann, ann));
        assertEquals(new AddContact.Result.NotFound(), add(ann, user("nobody")));
        add(ann, bob);
        add(ann, cem);
        add(ann, dan);
        assertEquals(new AddContact.Result.TooMany(3), add(ann, eve));
    }

    @Test
    void listsShouldPageThroughEverybodyOnce() {
        List.of(bob, cem, dan).forEach(other -> add(ann, other));
        List<UserId> seen = new ArrayList<>();
        String cursor = "";
        do {
            Page<Relation> page = contacts(ann, cursor, 1);
            page.items().forEach(relation -> seen.add(relation.profile().user()));
            cursor = page.next();
        } while (!cursor.isEmpty());

        assertEquals(List.of(bob, cem, dan), seen);
        assertEquals("", contacts(ann, "", 3).next());
        assertEquals(cem.toString(), contacts(ann, "", 2).next());
    }

    @Test
    void contactsShouldShowOnlyTheHandleOfSomebodyWhoBlocksTheUser() {
        add(ann, bob);
        fixture.stores.accounts().rename(bob, "Robert", 1);
        assertEquals("Robert", contacts(ann, "", 1).items().getFirst().profile().name());

        block(bob, ann);

        assertEquals("bob", contacts(ann, "", 1).items().getFirst().profile().name());
    }

    @Test
    void blocksShouldBeListed() {
        block(ann, bob);
        block(ann, cem);

        ListBlocks.Result result = fixture.identity.listBlocks().list(new ListBlocks.Query(ann, "", 1));

        Page<Relation> page =
                assertInstanceOf(ListBlocks.Result.Listed.class, result).page();
        assertEquals(new Page<>(List.of(new Relation(fixturesProfile(bob, "bob"), Fixture.NOW)), bob.toString()), page);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 201})
    void listsShouldRefuseOtherLimits(int limit) {
        assertEquals(
                new ListContacts.Result.Invalid("limit", "1 to 200"),
                fixture.identity.listContacts().list(new ListContacts.Query(ann, "", limit)));
        assertEquals(
                new ListBlocks.Result.Invalid("limit", "1 to 200"),
                fixture.identity.listBlocks().list(new ListBlocks.Query(ann, "", limit)));
    }

    @Test
    void listsShouldRefuseACursorThatTheyDidNotGive() {
        assertInstanceOf(
                ListContacts.Result.Invalid.class,
                fixture.identity.listContacts().list(new ListContacts.Query(ann, "page 2", 10)));
        assertInstanceOf(
                ListBlocks.Result.Invalid.class,
                fixture.identity.listBlocks().list(new ListBlocks.Query(ann, "page 2", 10)));
    }

    private static PublicProfile fixturesProfile(UserId user, String handle) {
        return new PublicProfile(user, new Handle(handle), handle);
    }

    private CheckCorrespondence.Result check(UserId sender, UserId recipient) {
        return fixture.identity.checkCorrespondence().check(new CheckCorrespondence.Query(sender, recipient));
    }

    private BlockUser.Result block(UserId user, UserId other) {
        return fixture.identity.blockUser().block(new BlockUser.Command(user, other));
    }

    private UnblockUser.Result unblock(UserId user, UserId other) {
        return fixture.identity.unblockUser().unblock(new UnblockUser.Command(user, other));
    }

    private AddContact.Result add(UserId user, UserId contact) {
        return fixture.identity.addContact().add(new AddContact.Command(user, contact));
    }

    private Page<Relation> contacts(UserId user, String cursor, int limit) {
        ListContacts.Result result = fixture.identity.listContacts().list(new ListContacts.Query(user, cursor, limit));
        return assertInstanceOf(ListContacts.Result.Listed.class, result).page();
    }
}
