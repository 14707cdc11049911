package parley.adapter.rocksdb.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.rocksdb.RocksDbConfig;
import parley.kernel.ConversationId;
import parley.messaging.Messages;
import parley.messaging.domain.LogEntry;
import parley.messaging.domain.Watermark;
import parley.messaging.port.out.CidLocation;

/// Kills a process with SIGKILL while it appends, and looks for everything that it had said was stored.
final class KillIT {
    private static final int ROUNDS = 5;
    private static final int LONGEST_MILLIS = 700;
    private static final int SEQ_PAGE = 10_000;

    @TempDir
    private Path directory;

    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();

    @Test
    void everythingAcknowledgedShouldSurviveSigkill() throws Exception {
        long seed = Long.getLong("kill.seed", System.nanoTime());
        System.out.println("kill.seed=" + seed);
        Random random = new Random(seed);
        for (int round = 1; round <= ROUNDS; round++) {
            long before = acknowledged.values().stream().mapToLong(seq -> seq).sum();
            appendAndKill(random.nextInt(LONGEST_MILLIS));
            long after = acknowledged.values().stream().mapToLong(seq -> seq).sum();
            assertTrue(after > before, "nothing was acknowledged in round " + round);
            try (StoreFixture fixture = StoreFixture.open(directory)) {
                for (int number = 0; number < AppendUntilKilled.CONVERSATIONS; number++) {
                    check(fixture.messaging(), number);
                }
            }
        }
        StoreReport report = StoreCheck.all(RocksDbConfig.defaults(directory), (conversations, entries) -> {});
        assertEquals(List.of(), report.examples());
        System.out.println("entries that survived: " + report.entries());
    }

    private void appendAndKill(int millis) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendUntilKilled.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            CountDownLatch first = new CountDownLatch(1);
            CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> record(child, first));
            assertTrue(first.await(10, TimeUnit.SECONDS), "the process acknowledged nothing");
            child.waitFor(millis, TimeUnit.MILLISECONDS);
            child.destroyForcibly().waitFor();
            reading.join();
        } finally {
            child.destroyForcibly();
        }
    }

    /// Reads lines to the end; the last one counts only if it was finished.
    private void record(Process child, CountDownLatch first) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
            StringBuilder line = new StringBuilder();
            for (int next = lines.read(); next >= 0; next = lines.read()) {
                if (next == '\n') {
                    record(line.toString());
                    first.countDown();
                    line.setLength(0);
                } else {
                    line.append((char) next);
                }
            }
        } catch (IOException ended) {
            first.countDown();
        }
    }

    private void record(String line) {
        int space = line.lastIndexOf(' ');
        acknowledged.merge(line.substring(0, space), Long.parseLong(line.substring(space + 1)), Math::max);
    }

    private void check(RocksDbMessaging messaging, int number) {
        ConversationId conversation = AppendUntilKilled.conversation(number);
        List<LogEntry> stored = readAll(messaging, conversation);
        long last = stored.size();
        for (int i = 0; i < last; i++) {
            assertEquals(Messages.entry(conversation, i + 1), stored.get(i));
        }
        long entry = acknowledged.getOrDefault("entry " + number, 0L);
        assertTrue(last >= entry, "conversation " + number + " ends at " + last + ", acknowledged was " + entry);
        for (LogEntry each : stored) {
            assertEquals(
                    Optional.of(new CidLocation(conversation, each.seq())),
                    messaging.log().find(Messages.ALICE, each.cid()));
        }
        if (last > 0) {
            assertEquals(
                    last,
                    messaging
                            .inboxes()
                            .find(Messages.BOB, conversation)
                            .orElseThrow()
                            .head());
        }
        long cursor = acknowledged.getOrDefault("cursor " + number, 0L);
        long storedCursor = messaging
                .cursors()
                .find(Messages.BOB, Messages.BOBS_PHONE, conversation)
                .orElse(0);
        assertTrue(storedCursor >= cursor && storedCursor <= last, "cursor " + storedCursor + " of " + number);
        long delivered = messaging.receipts().list(conversation).stream()
                .mapToLong(Watermark::delivered)
                .max()
                .orElse(0);
        assertTrue(delivered >= cursor && delivered <= last, "watermark " + delivered + " of " + number);
    }

    private static List<LogEntry> readAll(RocksDbMessaging messaging, ConversationId conversation) {
        List<LogEntry> all = new ArrayList<>();
        List<LogEntry> page;
        do {
            page = messaging.log().read(conversation, all.size() + 1L, Long.MAX_VALUE, SEQ_PAGE);
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }
}
