package parley.messaging.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.messaging.Messages.ALICE;
import static parley.messaging.Messages.ALICE_AND_BOB;
import static parley.messaging.Messages.ALICE_AND_CAROL;
import static parley.messaging.Messages.BOB;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.messaging.domain.Watermark;

/// What every [Receipts] does. Each test gets an empty one.
public interface ReceiptsContract {
    Receipts receipts();

    @Test
    default void watermarksShouldKeepTheMaximumOfEachValue() {
        receipts().advance(List.of(bob(5, 2), bob(4, 3)));
        receipts().advance(List.of(bob(1, 1)));

        assertEquals(List.of(bob(5, 3)), receipts().list(ALICE_AND_BOB.id()));
    }

    @Test
    default void listShouldHoldEveryMemberOfThatConversationOnly() {
        Watermark alice = new Watermark(ALICE_AND_BOB.id(), ALICE, 1, 0);
        receipts().advance(List.of(alice, bob(2, 2), new Watermark(ALICE_AND_CAROL.id(), ALICE, 9, 9)));

        assertEquals(Set.of(alice, bob(2, 2)), Set.copyOf(receipts().list(ALICE_AND_BOB.id())));
    }

    @Test
    default void anUnknownConversationShouldHaveNone() {
        assertEquals(List.of(), receipts().list(ALICE_AND_BOB.id()));
    }

    private static Watermark bob(long delivered, long read) {
        return new Watermark(ALICE_AND_BOB.id(), BOB, delivered, read);
    }
}
