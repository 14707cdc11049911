package parley.messaging.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.messaging.Messages.ALICE;
import static parley.messaging.Messages.ALICE_AND_BOB;
import static parley.messaging.Messages.ALICE_AND_CAROL;
import static parley.messaging.Messages.LAPTOP;
import static parley.messaging.Messages.PHONE;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import parley.messaging.domain.CursorMark;

/// What every [Cursors] does. Each test gets an empty one.
public interface CursorsContract {
    Cursors cursors();

    @Test
    default void cursorsShouldKeepTheMaximum() {
        cursors().advance(List.of(mark(5), mark(3)));
        cursors().advance(List.of(mark(4)));

        assertEquals(OptionalLong.of(5), cursors().find(ALICE, PHONE, ALICE_AND_BOB.id()));
    }

    @Test
    default void everyDeviceShouldHaveItsOwn() {
        cursors().advance(List.of(mark(5), new CursorMark(ALICE, LAPTOP, ALICE_AND_CAROL.id(), 2)));

        assertEquals(Map.of(ALICE_AND_BOB.id(), 5L), cursors().all(ALICE, PHONE));
        assertEquals(Map.of(ALICE_AND_CAROL.id(), 2L), cursors().all(ALICE, LAPTOP));
        assertEquals(OptionalLong.empty(), cursors().find(ALICE, LAPTOP, ALICE_AND_BOB.id()));
    }

    @Test
    default void forgetShouldRemoveOnlyThatDevice() {
        cursors().advance(List.of(mark(5), new CursorMark(ALICE, LAPTOP, ALICE_AND_BOB.id(), 2)));

        cursors().forget(ALICE, PHONE);
        cursors().forget(ALICE, PHONE);

        assertEquals(Map.of(), cursors().all(ALICE, PHONE));
        assertEquals(Map.of(ALICE_AND_BOB.id(), 2L), cursors().all(ALICE, LAPTOP));
    }

    private static CursorMark mark(long seq) {
        return new CursorMark(ALICE, PHONE, ALICE_AND_BOB.id(), seq);
    }
}
