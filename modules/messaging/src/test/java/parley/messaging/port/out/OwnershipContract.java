package parley.messaging.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.messaging.Messages.ALICE_AND_BOB;

import org.junit.jupiter.api.Test;
import parley.messaging.port.out.Ownership.Lease;

/// What every [Ownership] does for a conversation that this instance owns.
public interface OwnershipContract {
    /// One that owns the conversation of Alice and Bob.
    Ownership ownership();

    @Test
    default void leaseShouldHaveAnEpochThatStorageCanTellFromNone() {
        assertTrue(lease(ownership()).epoch() >= 1);
    }

    @Test
    default void epochShouldStayWhileTheLeaseHolds() {
        Ownership ownership = ownership();
        Lease first = lease(ownership);

        Lease second = lease(ownership);

        assertTrue(first.fence().holds());
        assertEquals(first.epoch(), second.epoch());
    }

    @Test
    default void writesShouldEnterAndLeaveWhileTheLeaseHolds() {
        Fence fence = lease(ownership()).fence();

        assertTrue(fence.enter());
        assertTrue(fence.enter());
        fence.leave();
        fence.leave();
        assertTrue(fence.holds());
    }

    private static Lease lease(Ownership ownership) {
        return assertInstanceOf(Ownership.Answer.Mine.class, ownership.of(ALICE_AND_BOB.id()))
                .lease();
    }
}
