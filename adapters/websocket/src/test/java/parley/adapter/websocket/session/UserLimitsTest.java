package parley.adapter.websocket.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.kernel.UserId;

/// Limits follow the user, not the session.
class UserLimitsTest {
    private static final UserId ALICE = new UserId(new UUID(1, 1));
    private static final UserId BOB = new UserId(new UUID(2, 2));
    private static final long SECOND = 1_000_000_000L;

    private final UserLimits limits = new UserLimits(new SessionConfig.Rates(true, new Rate(10, 5), new Rate(10, 5)));

    @Test
    void reconnectingShouldGiveNoFreshBurst() {
        exhaust(limits.enter(ALICE, 0));
        limits.leave(ALICE, 0);

        assertNotEquals(0, limits.enter(ALICE, 1).admitOther(1));
    }

    @Test
    void limitsThatAreFullAgainShouldBeForgotten() {
        exhaust(limits.enter(ALICE, 0));
        limits.leave(ALICE, 0);
        assertEquals(1, limits.users());

        limits.enter(BOB, SECOND);
        limits.leave(BOB, SECOND);

        assertEquals(0, limits.users());
    }

    @Test
    void limitsOfAUserWhoCameBackShouldStay() {
        exhaust(limits.enter(ALICE, 0));
        limits.leave(ALICE, 0);
        UserLimits.Shared again = limits.enter(ALICE, 1);
        limits.enter(BOB, 2);

        assertEquals(2, limits.users());
        exhaust(again);
        limits.leave(ALICE, 3);
        limits.leave(BOB, 3);
        limits.enter(BOB, 60 * SECOND);

        assertEquals(1, limits.users());
    }

    private static void exhaust(UserLimits.Shared shared) {
        for (int count = 0; count < 5; count++) {
            shared.admitOther(0);
        }
    }
}
