package parley.adapter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.kernel.UserId;

class CallsAtOnceTest {
    private static final UserId ALICE = new UserId(new UUID(1, 1));
    private static final UserId BOB = new UserId(new UUID(2, 2));

    private final CallsAtOnce calls = new CallsAtOnce(2);

    @Test
    void eachUserShouldHaveItsOwnShareAndGetItBack() {
        assertTrue(calls.enter(ALICE));
        assertTrue(calls.enter(ALICE));
        assertFalse(calls.enter(ALICE));
        assertTrue(calls.enter(BOB));
        calls.leave(ALICE);
        calls.leave(ALICE);
        assertTrue(calls.enter(ALICE));
    }

    @Test
    void usersWithoutCallsShouldBeForgotten() {
        calls.enter(ALICE);
        calls.enter(BOB);
        calls.leave(ALICE);
        calls.leave(BOB);

        assertEquals(0, calls.users());
    }
}
