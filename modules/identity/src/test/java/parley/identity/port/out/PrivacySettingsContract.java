package parley.identity.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.identity.People.REGISTERED_AT;
import static parley.identity.People.credential;
import static parley.identity.People.profile;
import static parley.identity.People.user;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.identity.Race;
import parley.identity.domain.Privacy;
import parley.identity.domain.Privacy.Audience;
import parley.identity.domain.Privacy.Change;

/// What every [PrivacySettings] does.
public interface PrivacySettingsContract {
    /// New, empty stores.
    IdentityStores stores();

    @Test
    default void privacyShouldBeTheDefaultUntilItIsChanged() {
        IdentityStores stores = storesWithAnn();

        assertEquals(
                Optional.of(new Privacy(Audience.CONTACTS, true)),
                stores.privacySettings().find(user("ann")));
    }

    @Test
    default void privacyShouldKeepEverySetting() {
        PrivacySettings settings = storesWithAnn().privacySettings();
        for (Audience audience : Audience.values()) {
            for (boolean shared : List.of(false, true)) {
                Optional<Privacy> expected = Optional.of(new Privacy(audience, shared));
                List<Change> changes = List.of(new Change.Presence(audience), new Change.ReadReceipts(shared));
                assertEquals(expected, settings.change(user("ann"), changes));
                assertEquals(expected, settings.find(user("ann")));
            }
        }
    }

    @Test
    default void changePrivacyShouldLeaveOtherSettingsAndOtherUsersAlone() {
        IdentityStores stores = storesWithAnn();
        stores.registrations().add(profile("bob"), credential("bob"));
        PrivacySettings settings = stores.privacySettings();

        settings.change(user("ann"), List.of(new Change.ReadReceipts(false)));
        settings.change(user("ann"), List.of(new Change.Presence(Audience.NOBODY)));

        assertEquals(Optional.of(new Privacy(Audience.NOBODY, false)), settings.find(user("ann")));
        assertEquals(Optional.of(Privacy.DEFAULT), settings.find(user("bob")));
        assertEquals(Optional.of(new Privacy(Audience.NOBODY, false)), settings.change(user("ann"), List.of()));
    }

    @Test
    default void changePrivacyShouldLoseNothingWhenTwoChangeAtOnce() {
        PrivacySettings settings = storesWithAnn().privacySettings();
        for (int round = 0; round < 20; round++) {
            Privacy expected = round % 2 == 0 ? new Privacy(Audience.NOBODY, false) : Privacy.DEFAULT;
            Race.of(
                    2,
                    runner -> settings.change(
                            user("ann"),
                            List.of(
                                    runner == 0
                                            ? new Change.Presence(expected.presence())
                                            : new Change.ReadReceipts(expected.readReceipts()))));
            assertEquals(Optional.of(expected), settings.find(user("ann")));
        }
    }

    @Test
    default void privacyShouldEndWithTheAccount() {
        IdentityStores stores = storesWithAnn();
        PrivacySettings settings = stores.privacySettings();
        settings.change(user("ann"), List.of(new Change.ReadReceipts(false)));

        stores.accounts().delete(user("ann"), REGISTERED_AT);

        assertEquals(Optional.empty(), settings.find(user("ann")));
        assertEquals(Optional.empty(), settings.change(user("ann"), List.of(new Change.ReadReceipts(true))));
        assertEquals(Optional.empty(), settings.find(user("nobody")));
        assertEquals(Optional.empty(), settings.change(user("nobody"), List.of(new Change.ReadReceipts(true))));
    }

    private IdentityStores storesWithAnn() {
        IdentityStores stores = stores();
        stores.registrations().add(profile("ann"), credential("ann"));
        return stores;
    }
}
