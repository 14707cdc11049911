package parley.identity.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.identity.People.deviceId;
import static parley.identity.People.user;
import static parley.identity.application.Fixture.configOf;
import static parley.identity.application.Fixture.passwordOf;
import static parley.identity.port.in.CheckPresencePrivacy.Result.ALLOWED;
import static parley.identity.port.in.CheckPresencePrivacy.Result.IF_FELLOW_MEMBER;
import static parley.identity.port.in.CheckPresencePrivacy.Result.REFUSED;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.events.ContactChanged;
import parley.events.PrivacyChanged;
import parley.identity.domain.Privacy;
import parley.identity.domain.Privacy.Audience;
import parley.identity.domain.Privacy.Change;
import parley.identity.inmemory.InMemoryIdentity;
import parley.identity.port.in.AddContact;
import parley.identity.port.in.BlockUser;
import parley.identity.port.in.ChangePrivacy;
import parley.identity.port.in.CheckPresencePrivacy;
import parley.identity.port.in.CheckReadReceipts;
import parley.identity.port.in.DeleteAccount;
import parley.identity.port.in.ReadPrivacy;
import parley.identity.port.in.RemoveContact;
import parley.identity.port.in.UnblockUser;
import parley.identity.port.out.IdentityStores;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

final class PrivacyTest {
    private static final DeviceId PHONE = deviceId("ann", "phone");
    private static final IdentityConfig CONFIG = configOf(RegistrationMode.OPEN, 10, false);

    private final IdentityStores stores = InMemoryIdentity.create();
    private final Fixture fixture = new Fixture(CONFIG, stores);

    private final UserId ann = fixture.register("ann").user();
    private final UserId bob = fixture.register("bob").user();

    @Test
    void privacyShouldBeForContactsWithReceiptsAtFirst() {
        assertEquals(new ReadPrivacy.Result.Found(new Privacy(Audience.CONTACTS, true)), read(ann));
        assertEquals(new ReadPrivacy.Result.NotFound(), read(user("nobody")));
    }

    @Test
    void changeShouldBeSeenAtOnceAndTold() {
        assertEquals(IF_FELLOW_MEMBER, check(bob, ann));
        assertEquals(CheckReadReceipts.Result.SHARED, receipts(ann));

        assertEquals(
                new ChangePrivacy.Result.Changed(new Privacy(Audience.EVERYONE, false)),
                change(new Change.Presence(Audience.EVERYONE), new Change.ReadReceipts(false)));

        assertEquals(ALLOWED, check(bob, ann));
        assertEquals(CheckReadReceipts.Result.WITHHELD, receipts(ann));
        assertEquals(new ReadPrivacy.Result.Found(new Privacy(Audience.EVERYONE, false)), read(ann));
        assertEquals(List.of(new PrivacyChanged(ann, PHONE)), fixture.events);
    }

    @Test
    void changeShouldTellNobodyWhenNothingChanges() {
        assertEquals(new ChangePrivacy.Result.Changed(Privacy.DEFAULT), change(new Change.ReadReceipts(true)));
        assertEquals(new ChangePrivacy.Result.Changed(Privacy.DEFAULT), change());

        assertEquals(List.of(), fixture.events);
    }

    @Test
    void changeShouldNotFindWhoIsNotThere() {
        ChangePrivacy.Command command =
                new ChangePrivacy.Command(user("nobody"), PHONE, List.of(new Change.ReadReceipts(false)));

        assertEquals(
                new ChangePrivacy.Result.NotFound(),
                fixture.identity.changePrivacy().change(command));
        assertEquals(List.of(), fixture.events);
    }

    @Test
    void contactsShouldBeThoseOfTheWatchedAndFollowTheirChangesAtOnce() {
        assertEquals(IF_FELLOW_MEMBER, check(bob, ann));

        add(ann, bob);
        assertEquals(ALLOWED, check(bob, ann));
        assertEquals(IF_FELLOW_MEMBER, check(ann, bob));

        fixture.identity.removeContact().remove(new RemoveContact.Command(ann, bob));
        assertEquals(IF_FELLOW_MEMBER, check(bob, ann));
        assertEquals(List.of(new ContactChanged(ann, bob, true), new ContactChanged(ann, bob, false)), fixture.events);
    }

    @Test
    void nobodyShouldNotEvenBeContactsNorFellowMembers() {
        add(ann, bob);
        change(new Change.Presence(Audience.NOBODY));

        assertEquals(REFUSED, check(bob, ann));
        assertEquals(ALLOWED, check(ann, ann));
    }

    @ParameterizedTest
    @EnumSource(Audience.class)
    void blockShouldRefuseBothWhateverTheyShow(Audience audience) {
        add(ann, bob);
        add(bob, ann);
        change(new Change.Presence(audience));
        check(bob, ann);
        check(ann, bob);

        fixture.identity.blockUser().block(new BlockUser.Command(bob, ann));

        assertEquals(REFUSED, check(bob, ann));
        assertEquals(REFUSED, check(ann, bob));

        fixture.identity.unblockUser().unblock(new UnblockUser.Command(bob, ann));
        assertEquals(ALLOWED, check(ann, bob));
    }

    @Test
    void checksShouldRefuseWhoIsNotThereOrNotAnyMore() {
        change(new Change.Presence(Audience.EVERYONE));
        assertEquals(ALLOWED, check(bob, ann));

        fixture.identity.deleteAccount().delete(new DeleteAccount.Command(ann, passwordOf("ann")));

        assertEquals(REFUSED, check(bob, ann));
        assertEquals(REFUSED, check(bob, user("nobody")));
        assertEquals(REFUSED, check(user("nobody"), user("nobody")));
        assertEquals(CheckReadReceipts.Result.WITHHELD, receipts(ann));
        assertEquals(CheckReadReceipts.Result.WITHHELD, receipts(user("nobody")));
    }

    @Test
    void changeByAnotherInstanceShouldTakeEffectAfterTheLife() {
        assertEquals(CheckReadReceipts.Result.SHARED, receipts(ann));
        stores.privacySettings().change(ann, List.of(new Change.ReadReceipts(false)));

        fixture.clock.advance(CONFIG.correspondentLife().minusMillis(1));
        assertEquals(CheckReadReceipts.Result.SHARED, receipts(ann));

        fixture.clock.advance(Duration.ofMillis(1));
        assertEquals(CheckReadReceipts.Result.WITHHELD, receipts(ann));
    }

    @Test
    void cacheShouldCountContactsAndStayWithinItsCapacity() {
        PrivacyCache cache =
                new PrivacyCache(stores.privacySettings(), stores.contacts(), 10, Duration.ofMinutes(1), fixture.clock);
        add(ann, bob);
        cache.get(ann);
        assertEquals(2, cache.weight());
        cache.get(ann);
        assertEquals(2, cache.weight());
        cache.invalidate(ann);
        assertEquals(0, cache.weight());

        for (int number = 0; number < 50; number++) {
            UserId user = fixture.register("user" + number).user();
            add(user, ann);
            add(user, bob);
            cache.get(user);
            assertTrue(cache.weight() <= 10, "weighs " + cache.weight());
        }
        assertTrue(cache.weight() > 5, "weighs " + cache.weight());
    }

    @Test
    void cacheShouldNotKeepWhoHasMoreContactsThanItHolds() {
        PrivacyCache cache =
                new PrivacyCache(stores.privacySettings(), stores.contacts(), 1, Duration.ofMinutes(1), fixture.clock);
        cache.get(bob);
        add(ann, bob);

        assertTrue(cache.get(ann).contacts().contains(bob));
        assertEquals(1, cache.weight());
    }

    private ReadPrivacy.Result read(UserId user) {
        return fixture.identity.readPrivacy().read(new ReadPrivacy.Query(user));
    }

    private ChangePrivacy.Result change(Change... changes) {
        return fixture.identity.changePrivacy().change(new ChangePrivacy.Command(ann, PHONE, List.of(changes)));
    }

    private CheckPresencePrivacy.Result check(UserId watcher, UserId watched) {
        return fixture.identity.checkPresencePrivacy().check(new CheckPresencePrivacy.Query(watcher, watched));
    }

    private CheckReadReceipts.Result receipts(UserId user) {
        return fixture.identity.checkReadReceipts().check(new CheckReadReceipts.Query(user));
    }

    private void add(UserId user, UserId contact) {
        fixture.identity.addContact().add(new AddContact.Command(user, contact));
    }
}
