package parley.messaging.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.messaging.Messages.ALICE_AND_BOB;

import org.junit.jupiter.api.Test;
import parley.messaging.port.out.Ownership.Lease;

/// What every [Ownership] does for a conversation that this instance owns.
public interface OwnershipContract {
    Ownership ownership();

    @Test
    default void leaseShouldHaveAnEpochThatStorageCanTellFromNone() {
        assertTrue(ownership().lease(ALICE_AND_BOB.id()).epoch() >= 1);
    }

    @Test
    default void epochShouldStayWhileTheLeaseHolds() {
        Ownership ownership = ownership();
        Lease first = ownership.lease(ALICE_AND_BOB.id());

        Lease second = ownership.lease(ALICE_AND_BOB.id());

        assertTrue(first.fence().holds());
        assertEquals(first.epoch(), second.epoch());
    }
}
