package parley.adapter.rocksdb.messaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import parley.adapter.rocksdb.Configs;
import parley.adapter.rocksdb.RocksDbConfig;
import parley.adapter.rocksdb.RocksDbStore;
import parley.adapter.rocksdb.StoreCounters;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.kernel.Uuids;
import parley.messaging.domain.Content;
import parley.messaging.domain.EntryKind;
import parley.messaging.domain.InboxHead;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.Fence;

/// Durable appends per second from many virtual threads, each with a direct conversation of its own: message,
/// dedup row and two inbox heads per append.
///
/// Arguments: seconds per step, gathering in microseconds, directory, then numbers of callers.
public final class AppendBenchmark {
    private static final int CONTENT_BYTES = 120;
    private static final HexFormat HEX = HexFormat.of();

    private final RocksDbMessaging messaging;
    private final AtomicLong appended = new AtomicLong();
    private volatile boolean stopping;

    private AppendBenchmark(RocksDbMessaging messaging) {
        this.messaging = messaging;
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = Integer.parseInt(arguments[0]);
        Duration gather = Duration.ofNanos(1000L * Integer.parseInt(arguments[1]));
        Path parent = Path.of(arguments[2]);
        for (String callers : Arrays.copyOfRange(arguments, 3, arguments.length)) {
            Path directory = Files.createTempDirectory(parent, "append");
            RocksDbConfig config = Configs.gathering(RocksDbConfig.defaults(directory), gather);
            try (RocksDbStore store = RocksDbStore.open(config, System::nanoTime, UUID::randomUUID)) {
                AppendBenchmark benchmark = new AppendBenchmark(RocksDbMessaging.on(store));
                benchmark.measure(store, Integer.parseInt(callers), seconds);
            }
            delete(directory);
        }
    }

    private void measure(RocksDbStore store, int callers, int seconds) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(callers);
        for (int number = 0; number < callers; number++) {
            Thread.ofVirtual().start(() -> {
                appendUntilStopped();
                ended.countDown();
            });
        }
        CountDownLatch never = new CountDownLatch(1);
        never.await(seconds, TimeUnit.SECONDS);
        long start = System.nanoTime();
        long cpu = cpu();
        long before = appended.get();
        StoreCounters then = store.counters();
        never.await(seconds, TimeUnit.SECONDS);
        long appends = appended.get() - before;
        double micros = (System.nanoTime() - start) / 1e3;
        long batches = store.counters().batches() - then.batches();
        System.out.printf(
                "callers %5d: %,9.0f appends/s, %5.2f us CPU each, %,.1f appends and %,.0f us per sync%n",
                callers,
                appends / micros * 1e6,
                (cpu() - cpu) / 1e3 / appends,
                (double) appends / batches,
                micros / batches);
        stopping = true;
        ended.await();
    }

    private void appendUntilStopped() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        ConversationId conversation = new ConversationId(new UUID(random.nextLong(), random.nextLong()));
        UserId sender = new UserId(new UUID(random.nextLong(), random.nextLong()));
        UserId recipient = new UserId(new UUID(random.nextLong(), random.nextLong()));
        DeviceId device = new DeviceId(new UUID(random.nextLong(), random.nextLong()));
        byte[] json = new byte[CONTENT_BYTES];
        for (long seq = 1; !stopping; seq++) {
            long now = System.currentTimeMillis();
            random.nextBytes(json);
            byte[] text = HEX.formatHex(json, 0, CONTENT_BYTES / 2).getBytes(StandardCharsets.US_ASCII);
            Cid cid = new Cid(Uuids.version7(now, random.nextLong(), random.nextLong()));
            LogEntry entry = new LogEntry(
                    conversation, seq, 1, EntryKind.MESSAGE, seq, sender, device, cid, now, 0, seq, Content.of(text));
            List<InboxHead> heads = List.of(
                    new InboxHead(sender, conversation, seq, now, seq, seq, seq),
                    new InboxHead(recipient, conversation, seq, now, seq, seq, 0));
            messaging.log().append(new Append(conversation, 1, List.of(entry), heads, Fence.OPEN));
            appended.incrementAndGet();
        }
    }

    private static long cpu() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }
}
