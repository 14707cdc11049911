package parley.adapter.rocksdb.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.rocksdb.RocksDbConfig;
import parley.adapter.rocksdb.StoreException;
import parley.adapter.rocksdb.StoreException.Fault;
import parley.kernel.ConversationId;
import parley.messaging.Messages;
import parley.messaging.domain.FanOutJob;
import parley.messaging.domain.InboxHead;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.Fence;

final class StoreCheckIT {
    private static final ConversationId CONVERSATION = Messages.ALICE_AND_BOB.id();
    private static final StoreCheck.Progress UNHEARD = (conversations, entries) -> {};

    @TempDir
    private Path directory;

    @Test
    void aSoundStoreShouldBeCountedWithoutFaults() {
        try (StoreFixture fixture = StoreFixture.open(directory)) {
            for (long number = 0; number < 8; number++) {
                ConversationId conversation = new ConversationId(new UUID(number << 61, number));
                fixture.messaging().log().append(Messages.append(conversation, 1, 4));
            }
            fixture.messaging().log().erase(new ConversationId(new UUID(3L << 61, 3)), 2);
            fixture.messaging().conversations().create(Messages.ALICE_AND_BOB);
            fixture.messaging().log().append(Messages.append(CONVERSATION, 1, 2));
        }
        AtomicLong told = new AtomicLong();

        StoreReport report = StoreCheck.all(config(), (conversations, entries) -> told.set(conversations));

        assertEquals(new StoreReport(9, 34, 1, 0, List.of()), report);
        assertTrue(report.sound());
        assertEquals(9, told.get());
    }

    @Test
    void aSampleShouldCheckSomeConversationsWhole() {
        try (StoreFixture fixture = StoreFixture.open(directory)) {
            for (long number = 0; number < 64; number++) {
                ConversationId conversation = new ConversationId(new UUID(number << 58, number));
                fixture.messaging().log().append(Messages.append(conversation, 1, 3));
            }
        }

        StoreReport report = StoreCheck.sample(config(), 16, UNHEARD);

        assertEquals(new StoreReport(16, 48, 0, 0, List.of()), report);
    }

    @Test
    void aGapShouldBeFound() {
        try (StoreFixture fixture = StoreFixture.open(directory)) {
            fixture.messaging().log().append(Messages.append(CONVERSATION, 1, 2));
            fixture.messaging().log().append(Messages.append(CONVERSATION, 4, 4));
        }

        StoreReport report = StoreCheck.all(config(), UNHEARD);

        assertFalse(report.sound());
        assertTrue(report.examples().getFirst().contains("entry 4: seq (expected: 3)"), report::toString);
    }

    @Test
    void aHeadBeyondTheLogShouldBeFound() {
        try (StoreFixture fixture = StoreFixture.open(directory)) {
            fixture.messaging().conversations().create(Messages.ALICE_AND_BOB);
            fixture.messaging()
                    .log()
                    .append(new Append(
                            CONVERSATION,
                            1,
                            List.of(Messages.entry(CONVERSATION, 1)),
                            List.of(new InboxHead(Messages.BOB, CONVERSATION, 2, 2, 2, 2, 0)),
                            Fence.OPEN));
        }

        StoreReport report = StoreCheck.all(config(), UNHEARD);

        assertEquals(1, report.faults());
        assertTrue(report.examples().getFirst().contains("head 2"), report::toString);
    }

    @Test
    void aJobOfNoEntryShouldBeFound() {
        FanOutJob right = new FanOutJob(CONVERSATION, 1, 1, 1, 1, 1, 1);
        FanOutJob wrong = new FanOutJob(CONVERSATION, 1, 1, 2, 2, 2, 2);
        try (StoreFixture fixture = StoreFixture.open(directory)) {
            fixture.messaging()
                    .log()
                    .append(new Append(
                            CONVERSATION,
                            1,
                            List.of(Messages.entry(CONVERSATION, 1)),
                            List.of(),
                            List.of(right, wrong),
                            Fence.OPEN));
        }

        StoreReport report = StoreCheck.all(config(), UNHEARD);

        assertEquals(List.of(CONVERSATION + " entry 2: not as its recorded job says"), report.examples());
    }

    @Test
    void aDamagedFileShouldBeFound() throws IOException {
        try (StoreFixture fixture = StoreFixture.open(directory)) {
            fixture.messaging().log().append(Messages.append(CONVERSATION, 1, 200));
        }
        try (Stream<Path> files = Files.list(directory)) {
            Path largest = files.filter(file -> file.toString().endsWith(".sst"))
                    .max((one, other) ->
                            Long.compare(one.toFile().length(), other.toFile().length()))
                    .orElseThrow();
            try (RandomAccessFile table = new RandomAccessFile(largest.toFile(), "rw")) {
                table.seek(100);
                int old = table.read();
                table.seek(100);
                table.write(old ^ 1);
            }
        }

        StoreException damaged = assertThrows(StoreException.class, () -> StoreCheck.all(config(), UNHEARD));

        assertEquals(Fault.DAMAGED, damaged.fault());
    }

    @Test
    void aStoreInUseOrAbsentShouldNotBeChecked() {
        try (StoreFixture fixture = StoreFixture.open(directory)) {
            StoreException locked = assertThrows(StoreException.class, () -> StoreCheck.all(config(), UNHEARD));
            assertEquals(Fault.LOCKED, locked.fault());
            fixture.messaging().log().append(Messages.append(CONVERSATION, 1, 1));
        }
        RocksDbConfig nowhere = RocksDbConfig.defaults(directory.resolve("nowhere"));
        StoreException absent = assertThrows(StoreException.class, () -> StoreCheck.all(nowhere, UNHEARD));
        assertEquals(Fault.UNOPENABLE, absent.fault());
        assertFalse(Files.exists(nowhere.directory()));
    }

    private RocksDbConfig config() {
        return RocksDbConfig.defaults(directory);
    }
}
