package parley.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    private static final long SECOND = 1_000_000_000;

    private final Ways ways = Ways.pairs(2);
    private final List<Long> dueTimes = new ArrayList<>();
    private final List<Way> used = new ArrayList<>();
    private final Traffic.Outlet outlet = (way, dueAt) -> {
        used.add(way);
        dueTimes.add(dueAt);
    };

    @AfterEach
    void close() {
        ways.close();
    }

    @Test
    void advanceShouldSendAtEvenIntervalsHoweverLateItIsCalled() {
        OpenLoop traffic = new OpenLoop(ways.all(), 1_000, 0, 0, SECOND);
        assertEquals(1_000_000, traffic.advance(0, outlet));
        assertEquals(1, dueTimes.size());
        traffic.advance(10_500_000, outlet);
        assertEquals(11, dueTimes.size());
        assertEquals(10_000_000, dueTimes.getLast());
        assertEquals(Long.MAX_VALUE, traffic.advance(5 * SECOND, outlet));
        assertEquals(1_000, dueTimes.size());
        assertEquals(999_000_000, dueTimes.getLast());
    }

    @Test
    void advanceShouldTakeWaysInTurn() {
        OpenLoop traffic = new OpenLoop(ways.all(), 1_000, 0, 0, SECOND);
        traffic.advance(7_000_000, outlet);
        assertEquals(ways.all(), used.subList(0, 4));
        assertEquals(ways.all(), used.subList(4, 8));
    }

    @Test
    void advanceShouldRiseToTheRateDuringWarmUp() {
        OpenLoop traffic = new OpenLoop(ways.all(), 1_000, 0, SECOND, 2 * SECOND);
        traffic.advance(3 * SECOND, outlet);
        double warmUp = dueTimes.stream().filter(dueAt -> dueAt < SECOND).count();
        double firstTenth =
                dueTimes.stream().filter(dueAt -> dueAt < SECOND / 10).count();
        assertEquals(625, warmUp, 15);
        assertEquals(29, firstTenth, 3);
        assertEquals(1_000, dueTimes.size() - warmUp, 1);
    }

    @Test
    void advanceShouldStopWhenTooMuchIsUnanswered() {
        OpenLoop traffic = new OpenLoop(ways.all(), 10_000, 0, 0, 60 * SECOND);
        traffic.advance(3 * SECOND, outlet);
        assertFalse(traffic.overloaded());
        for (int i = 0; i < 30_000; i++) {
            traffic.completed(used.get(i), 0, outlet);
        }
        traffic.advance(6 * SECOND, outlet);
        assertFalse(traffic.overloaded());
        traffic.advance(8 * SECOND, outlet);
        assertTrue(traffic.overloaded());
        int sent = used.size();
        traffic.advance(50 * SECOND, outlet);
        assertEquals(sent, used.size());
    }
}
