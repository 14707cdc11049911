package parley.presence.port.out;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.presence.Connections.ALICE;
import static parley.presence.Connections.BOB;
import static parley.presence.Connections.NOBODY;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.kernel.UserId;

/// What every [FellowMembers] has to do. At first nobody is in a group.
public interface FellowMembersContract {
    FellowMembers fellows();

    /// Makes these the members of group number `group`.
    void group(int group, List<UserId> members);

    @Test
    default void membersOfOneGroupShouldBeFellows() {
        assertFalse(fellows().areFellows(ALICE, BOB));

        group(1, List.of(ALICE, BOB));

        assertTrue(fellows().areFellows(ALICE, BOB));
        assertTrue(fellows().areFellows(BOB, ALICE));
        assertFalse(fellows().areFellows(ALICE, NOBODY));
    }

    @Test
    default void membersOfDifferentGroupsShouldBeNoFellows() {
        group(1, List.of(ALICE, NOBODY));
        group(2, List.of(BOB, NOBODY));

        assertFalse(fellows().areFellows(ALICE, BOB));
    }

    @Test
    default void whoLeftShouldBeNoFellow() {
        group(1, List.of(ALICE, BOB));
        group(1, List.of(ALICE));

        assertFalse(fellows().areFellows(ALICE, BOB));
    }
}
