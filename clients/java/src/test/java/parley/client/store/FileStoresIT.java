package parley.client.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.client.scripted.Frames.ALICE;
import static parley.client.scripted.Frames.BOB;
import static parley.client.scripted.Frames.CHAT;
import static parley.client.scripted.Frames.LAPTOP;
import static parley.client.scripted.Frames.OTHER_CHAT;
import static parley.client.scripted.Frames.cid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.Progress;
import parley.client.model.Recipient;
import parley.client.model.SeqRange;
import parley.client.model.StoreException;

class FileStoresIT {
    private static final Outbox.Entry FIRST =
            new Outbox.Entry(cid(1), Recipient.user(BOB), Content.text("one\n\"two\""));
    private static final Outbox.Entry SECOND =
            new Outbox.Entry(cid(2), Recipient.conversation(CHAT), Content.sealed(new byte[] {1}));
    private static final Outbox.Entry THIRD = new Outbox.Entry(cid(3), Recipient.user(BOB), Content.text("three"));

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("deep").resolve("file");
    }

    private void assertPrivate() throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
    }

    @Test
    void sessionShouldComeBackFromAPrivateFile() throws IOException {
        FileSessionStore store = new FileSessionStore(file);
        assertTrue(store.load().isEmpty());
        DeviceSession session =
                new DeviceSession(ALICE, LAPTOP, "alice", "access", Instant.ofEpochMilli(12_345), "refresh", "");
        store.save(session);
        assertPrivate();
        assertEquals(Optional.of(session), new FileSessionStore(file).load());
        store.clear();
        assertTrue(store.load().isEmpty());
        assertFalse(session.toString().contains("refresh") || session.toString().contains("\"access\""));
    }

    @Test
    void damagedSessionShouldBeReported() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"user\":");
        assertThrows(StoreException.class, () -> new FileSessionStore(file).load());
    }

    @Test
    void progressShouldComeBack() throws IOException {
        Progress ahead = new Progress(Progress.UNKNOWN, List.of(new SeqRange(5, 6), new SeqRange(8, 8)));
        try (FileClientStore store = new FileClientStore(file)) {
            store.reset("g1");
            store.saveProgress(Map.of(CHAT, new Progress(3, List.of()), OTHER_CHAT, ahead));
            store.saveProgress(Map.of(CHAT, new Progress(4, List.of())));
            store.saveRead(CHAT, 4);
            store.saveRead(CHAT, 2);
        }
        assertPrivate();
        try (FileClientStore store = new FileClientStore(file)) {
            assertEquals("g1", store.generation());
            assertEquals(Map.of(CHAT, new Progress(4, List.of()), OTHER_CHAT, ahead), store.progress());
            assertEquals(Map.of(CHAT, 4L), store.reads());
            store.reset("g2");
        }
        try (FileClientStore store = new FileClientStore(file)) {
            assertEquals("g2", store.generation());
            assertTrue(store.progress().isEmpty());
            assertTrue(store.reads().isEmpty());
        }
    }

    @Test
    void progressFileShouldNotGrowForEver() throws IOException {
        try (FileClientStore store = new FileClientStore(file)) {
            for (long seq = 1; seq <= 5_000; seq++) {
                store.saveProgress(Map.of(CHAT, new Progress(seq, List.of())));
            }
        }
        try (var lines = Files.lines(file)) {
            assertTrue(lines.count() <= 1_001);
        }
        try (FileClientStore store = new FileClientStore(file)) {
            assertEquals(5_000, store.progress().get(CHAT).upTo());
        }
    }

    @Test
    void readsShouldBeBounded() {
        try (FileClientStore store = new FileClientStore(file)) {
            for (long number = 1; number <= 101; number++) {
                store.saveRead(new ConversationId(new java.util.UUID(number, 0)), number);
            }
            assertEquals(100, store.reads().size());
            assertFalse(store.reads().containsValue(1L));
        }
    }

    @Test
    void lineThatAKillCutShortShouldBeLeftOut() throws IOException {
        try (FileOutbox outbox = new FileOutbox(file)) {
            outbox.add(FIRST);
        }
        Files.writeString(file, "{\"cid\":\"0197", StandardOpenOption.APPEND);
        try (FileOutbox outbox = new FileOutbox(file)) {
            assertEquals(List.of(FIRST), outbox.load());
            outbox.add(SECOND);
        }
        try (FileOutbox outbox = new FileOutbox(file)) {
            assertEquals(List.of(FIRST, SECOND), outbox.load());
        }
    }

    @Test
    void damagedLineShouldBeReported() throws IOException {
        try (FileOutbox outbox = new FileOutbox(file)) {
            outbox.add(FIRST);
        }
        Files.writeString(file, "{\"cid\":\n", StandardOpenOption.APPEND);
        assertThrows(StoreException.class, () -> new FileOutbox(file));
    }

    @Test
    void outboxShouldKeepWhatIsUnansweredInOrder() throws IOException {
        try (FileOutbox outbox = new FileOutbox(file)) {
            outbox.add(FIRST);
            outbox.add(SECOND);
            outbox.add(THIRD);
            outbox.remove(SECOND.cid());
            outbox.remove(cid(99));
        }
        assertPrivate();
        try (FileOutbox outbox = new FileOutbox(file)) {
            assertEquals(List.of(FIRST, THIRD), outbox.load());
        }
    }

    @Test
    void replacementShouldKeepThePlace() {
        Outbox.Entry replacement = new Outbox.Entry(cid(9), FIRST.to(), FIRST.content());
        try (FileOutbox outbox = new FileOutbox(file)) {
            outbox.add(FIRST);
            outbox.add(SECOND);
            outbox.replace(FIRST.cid(), replacement);
            outbox.replace(cid(77), THIRD);
            assertEquals(List.of(replacement, SECOND), outbox.load());
        }
        try (FileOutbox outbox = new FileOutbox(file)) {
            assertEquals(List.of(replacement, SECOND), outbox.load());
        }
    }

    @Test
    void outboxFileShouldNotGrowForEver() throws IOException {
        try (FileOutbox outbox = new FileOutbox(file)) {
            for (int number = 0; number < 600; number++) {
                Outbox.Entry entry = new Outbox.Entry(cid(number), FIRST.to(), FIRST.content());
                outbox.add(entry);
                outbox.remove(entry.cid());
            }
            assertTrue(outbox.load().isEmpty());
        }
        try (var lines = Files.lines(file)) {
            assertTrue(lines.count() <= 1_000);
        }
    }
}
