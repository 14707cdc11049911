package parley.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MeterTest {

    private final Meter meter = new Meter(1_000, 2_000);

    @Test
    void receivedShouldCountByArrivalAndTimeByWhenDue() {
        meter.received(900, 999);
        meter.received(999, 1_000);
        meter.received(1_000, 1_999);
        meter.received(1_999, 5_000);
        meter.received(2_000, 5_000);

        assertEquals(2, meter.received());
        assertEquals(2, meter.latency().getTotalCount());
        assertEquals(999.0, (double) meter.latency().getMinValue(), 1.0);
        assertEquals(3_001.0, (double) meter.latency().getMaxValue(), 3.0);
        assertEquals(5_000, meter.lastReceivedAt());
    }

    @Test
    void ackedShouldCountByArrivalAndTimeByWhenDue() {
        meter.acked(999, 1_000);
        meter.acked(1_500, 2_500);
        assertEquals(1, meter.acked());
        assertEquals(1, meter.ack().getTotalCount());
        assertEquals(1_000.0, (double) meter.ack().getMaxValue(), 1.0);
    }

    @Test
    void addShouldJoinWhatTwoLoopsCounted() {
        Meter other = new Meter(1_000, 2_000);
        meter.received(1_000, 1_010);
        other.received(1_000, 1_030);
        meter.incident("odd");
        other.incident("odd");
        other.incident("strange");
        other.receipt();
        other.synced(1, 10);

        meter.add(other);

        assertEquals(2, meter.received());
        assertEquals(2, meter.latency().getTotalCount());
        assertEquals(1_030, meter.lastReceivedAt());
        assertEquals(10, meter.lastSyncedAt());
        assertEquals(1, meter.sync().getTotalCount());
        assertEquals(1, meter.receipts());
        assertEquals(Map.of("odd", 2L, "strange", 1L), meter.incidents());
    }
}
