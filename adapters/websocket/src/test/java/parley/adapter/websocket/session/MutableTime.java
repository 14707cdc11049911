package parley.adapter.websocket.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import parley.kernel.TimingWheel;

/// Time that stands still until a test moves it.
public final class MutableTime {
    public static final long START = 1_732_445_000_000L;

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong ids = new AtomicLong();
    private final TimingWheel wheel = new TimingWheel(Duration.ofMillis(100), 512, 10_000, 0);

    public SessionEngine.Sources sources() {
        return new SessionEngine.Sources(
                new WallClock(), nanos::get, wheel, () -> new UUID(0x4000, ids.incrementAndGet()));
    }

    public TimingWheel wheel() {
        return wheel;
    }

    public void pass(Duration duration) {
        long end = nanos.get() + duration.toNanos();
        long step = Duration.ofMillis(100).toNanos();
        while (nanos.get() < end) {
            wheel.tick(nanos.updateAndGet(now -> Math.min(end, now + step)));
        }
    }

    private final class WallClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(START).plusNanos(nanos.get());
        }
    }
}
