package parley.presence.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.presence.Connections.ALICE;
import static parley.presence.Connections.BOB;
import static parley.presence.Connections.NOBODY;

import org.junit.jupiter.api.Test;
import parley.kernel.UserId;
import parley.presence.port.out.PresencePrivacy.Decision;

/// What every [PresencePrivacy] has to do. At first everybody shows everything to everybody, but for
/// [parley.presence.Connections#NOBODY] there is no account.
public interface PresencePrivacyContract {
    PresencePrivacy privacy();

    /// Makes the answer for `watcher` who wants to see `watched`.
    void decide(UserId watcher, UserId watched, Decision decision);

    /// Lets `user` block `other`.
    void block(UserId user, UserId other);

    @Test
    default void everyDecisionShouldBeThatOfTheWatched() {
        assertEquals(Decision.ALLOWED, privacy().mayWatch(ALICE, BOB));

        decide(ALICE, BOB, Decision.IF_FELLOWS);
        assertEquals(Decision.IF_FELLOWS, privacy().mayWatch(ALICE, BOB));
        assertEquals(Decision.ALLOWED, privacy().mayWatch(BOB, ALICE));

        decide(ALICE, BOB, Decision.REFUSED);
        assertEquals(Decision.REFUSED, privacy().mayWatch(ALICE, BOB));

        decide(ALICE, BOB, Decision.ALLOWED);
        assertEquals(Decision.ALLOWED, privacy().mayWatch(ALICE, BOB));
    }

    @Test
    default void blockShouldHideBothFromEachOtherWhateverElseHolds() {
        assertFalse(privacy().apart(ALICE, BOB));

        block(ALICE, BOB);

        assertTrue(privacy().apart(ALICE, BOB));
        assertTrue(privacy().apart(BOB, ALICE));
        assertEquals(Decision.REFUSED, privacy().mayWatch(ALICE, BOB));
        assertEquals(Decision.REFUSED, privacy().mayWatch(BOB, ALICE));
    }

    @Test
    default void userWhoDoesNotExistShouldBeSeenByNobody() {
        decide(ALICE, NOBODY, Decision.REFUSED);

        assertEquals(Decision.REFUSED, privacy().mayWatch(ALICE, NOBODY));
    }
}
