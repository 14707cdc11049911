package parley.app.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.helidon.metrics.api.Timer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PortTimersTest {
    private final Meters meters = new Meters();
    private final AtomicLong now = new AtomicLong();
    private final PortTimers.Call call = new PortTimers(meters, "some-port", now::get).call("some-call");

    @AfterEach
    void close() {
        meters.close();
    }

    @Test
    void callShouldBeTimedAndReturnWhatThePortReturns() {
        String returned = call.time(() -> {
            now.addAndGet(TimeUnit.MILLISECONDS.toNanos(3));
            return "done";
        });

        assertEquals("done", returned);
        assertEquals(1, timer().count());
        assertEquals(3, timer().totalTime(TimeUnit.MILLISECONDS));
    }

    @Test
    void callThatFailsShouldBeTimedToo() {
        assertThrows(
                IllegalStateException.class,
                () -> call.time((Runnable) () -> {
                    now.addAndGet(TimeUnit.MILLISECONDS.toNanos(5));
                    throw new IllegalStateException("down");
                }));

        assertEquals(5, timer().totalTime(TimeUnit.MILLISECONDS));
    }

    @Test
    void metersShouldBeGoneOnceClosed() {
        meters.close();

        assertEquals(
                List.of(),
                List.copyOf(meters.registry()
                        .meters(meter -> "some-port".equals(meter.id().tagsMap().get("port")))));
    }

    private Timer timer() {
        return call.timer();
    }
}
