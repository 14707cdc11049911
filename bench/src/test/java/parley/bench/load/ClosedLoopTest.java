package parley.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {

    private final Ways ways = Ways.pairs(1);
    private final List<Way> used = new ArrayList<>();
    private final Traffic.Outlet outlet = (way, dueAt) -> {
        ((Lane) way).check.send();
        used.add(way);
    };

    @AfterEach
    void close() {
        ways.close();
    }

    @Test
    void advanceShouldStartWithSoManyOnEachWay() {
        ClosedLoop traffic = new ClosedLoop(ways.all(), 3, 100, 10, 1_000);
        assertEquals(10, traffic.advance(9, outlet));
        assertEquals(0, used.size());
        traffic.advance(10, outlet);
        assertEquals(6, used.size());
        traffic.advance(11, outlet);
        assertEquals(6, used.size());
    }

    @Test
    void completedShouldSendTheNextOnTheSameWay() {
        ClosedLoop traffic = new ClosedLoop(ways.all(), 1, 100, 0, 1_000);
        traffic.advance(0, outlet);
        traffic.completed(ways.all().getLast(), 5, outlet);
        assertEquals(3, used.size());
        assertEquals(ways.all().getLast(), used.getLast());
    }

    @Test
    void completedShouldEndInTime() {
        ClosedLoop traffic = new ClosedLoop(ways.all(), 1, 100, 0, 1_000);
        traffic.advance(0, outlet);
        traffic.completed(ways.all().getFirst(), 1_000, outlet);
        assertEquals(2, used.size());
    }

    @Test
    void completedShouldNotExceedTheMostOfAWay() {
        ClosedLoop traffic = new ClosedLoop(ways.all(), 8, 3, 0, 1_000);
        traffic.advance(0, outlet);
        assertEquals(6, used.size());
        traffic.completed(ways.all().getFirst(), 1, outlet);
        assertEquals(6, used.size());
    }
}
