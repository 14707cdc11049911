package parley.adapter.websocket.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import parley.adapter.websocket.session.Admission.Answer;

final class AdmissionTest {
    private static final Answer ADMITTED = new Answer.Admitted();

    private final AtomicLong nanos = new AtomicLong();
    private final Admission admission = new Admission(new Admission.Limits(3, 2, new Rate(1, 4)), nanos::get);

    @Test
    void addressShouldGetItsShareAndNoMore() {
        assertEquals(ADMITTED, admission.enter("a"));
        assertEquals(ADMITTED, admission.enter("a"));
        assertInstanceOf(Answer.Crowding.class, admission.enter("a"));
        assertEquals(ADMITTED, admission.enter("b"));
        assertEquals(3, admission.admitted());
    }

    @Test
    void instanceShouldTakeItsConnectionsAndNoMore() {
        admission.enter("a");
        admission.enter("b");
        admission.enter("c");

        assertInstanceOf(Answer.Full.class, admission.enter("d"));
        assertEquals(3, admission.admitted());
    }

    @Test
    void leaveShouldGiveThePlaceBack() {
        admission.enter("a");
        admission.enter("a");
        admission.leave("a");

        assertEquals(ADMITTED, admission.enter("a"));
        assertEquals(2, admission.admitted());
    }

    @Test
    void addressThatConnectsTooOftenShouldWait() {
        for (int attempt = 0; attempt < 4; attempt++) {
            admission.enter("a");
            admission.leave("a");
        }

        assertEquals(new Answer.Crowding(1_000), admission.enter("a"));
        nanos.addAndGet(1_000_000_000L);
        assertEquals(ADMITTED, admission.enter("a"));
    }
}
