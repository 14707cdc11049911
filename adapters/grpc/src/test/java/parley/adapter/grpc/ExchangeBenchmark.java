package parley.adapter.grpc;

import com.google.protobuf.ByteString;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import parley.kernel.InstanceId;

/// Envelopes per second and CPU per envelope between two transports in one process, so that the CPU is that of both
/// sides: `ExchangeBenchmark [bytes of an envelope] [seconds]`.
///
/// At full speed up to 4,096 envelopes are under way; paced, so many a second are sent one by one.
final class ExchangeBenchmark {
    private static final InstanceId NEAR = new InstanceId(new UUID(1, 1));
    private static final InstanceId FAR = new InstanceId(new UUID(1, 2));
    private static final int UNDER_WAY = 4096;
    private static final long[] PACES = {1000, 10_000, 50_000};

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final Semaphore window = new Semaphore(UNDER_WAY);
    private final AtomicLong arrived = new AtomicLong();
    private final Transport near = transport(NEAR);
    private final Transport far = transport(FAR);
    private final ByteString body;
    private final Duration length;

    private ExchangeBenchmark(int bytes, Duration length) {
        this.body = ByteString.copyFrom(new byte[bytes]);
        this.length = length;
    }

    private static Transport transport(InstanceId id) {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new Transport(
                TransportConfig.defaults(id, any, new Security.Plaintext()), System::nanoTime, new Random(7));
    }

    public static void main(String[] arguments) throws InterruptedException {
        int bytes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        new ExchangeBenchmark(bytes, Duration.ofSeconds(seconds)).run();
    }

    private void run() throws InterruptedException {
        far.receive(1, (from, envelope) -> {
            arrived.incrementAndGet();
            window.release();
        });
        try (near;
                far) {
            near.start();
            far.start();
            TestTransports.meet(Map.of(NEAR, near, FAR, far));
            while (!near.send(FAR, 1, body)) {
                Thread.onSpinWait();
            }
            window.acquire();
            measure("warm-up", 0);
            measure("full speed", 0);
            for (long pace : PACES) {
                measure(pace + "/s", pace);
            }
        }
    }

    private void measure(String name, long pace) throws InterruptedException {
        long batches = near.counters().batches();
        long trips = near.counters().roundTrips();
        long tripNanos = near.counters().roundTripNanos();
        long cpu = system.getProcessCpuTime();
        long begin = System.nanoTime();
        long before = arrived.get();
        for (long sent = 0; System.nanoTime() - begin < length.toNanos(); sent++) {
            if (pace > 0) {
                long due = begin + sent * TimeUnit.SECONDS.toNanos(1) / pace;
                LockSupport.parkNanos(due - System.nanoTime());
            }
            window.acquire();
            near.send(FAR, 1, body);
        }
        window.acquire(UNDER_WAY);
        window.release(UNDER_WAY);
        long count = arrived.get() - before;
        double seconds = (System.nanoTime() - begin) / 1e9;
        long used = system.getProcessCpuTime() - cpu;
        System.out.printf(
                "%-10s %,10.0f envelopes/s  %6.2f us CPU each  %6.1f in a message  round trip %.0f us%n",
                name,
                count / seconds,
                used / 1e3 / count,
                (double) count / (near.counters().batches() - batches),
                (near.counters().roundTripNanos() - tripNanos)
                        / 1e3
                        / Math.max(1, near.counters().roundTrips() - trips));
    }
}
