package parley.app.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.cassandra.CassandraStore;
import parley.adapter.cassandra.messaging.CassandraMessaging;
import parley.app.transfer.Transfer;
import parley.app.transfer.TransferException;
import parley.client.model.Content;
import parley.client.model.InboxItem;
import parley.client.model.NewGroup;
import parley.client.model.Recipient;
import parley.client.model.Sent;
import parley.client.model.SettingsChanges;
import parley.devcluster.CassandraNode;
import parley.devcluster.Loopback;
import parley.devcluster.PostgresqlServer;
import parley.devcluster.Progress;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.InboxRow;
import parley.messaging.domain.LogEntry;

/// Moves what a real server has stored into a real Cassandra and a real PostgreSQL.
@Timeout(600)
class TransferE2E {
    private static final int PEOPLE = 14;
    private static final int EACH = 3;
    private static final int CONVERSATIONS = PEOPLE * (PEOPLE - 1) / 2 + 1;

    @TempDir
    static Path directory;

    private static CassandraNode cassandra;
    private static PostgresqlServer database;

    @BeforeAll
    static void start() {
        cassandra = CassandraNode.start(directory.resolve("cassandra"), Progress.NONE);
        database = PostgresqlServer.start(directory.resolve("postgresql"), Loopback.freePort(), Progress.NONE);
    }

    @AfterAll
    static void stop() {
        cassandra.close();
        database.close();
    }

    @Test
    void everythingShouldArriveAlthoughTheTransferWasKilled() throws Exception {
        Path data = directory.resolve("data");
        Map<String, InboxItem> inbox = new HashMap<>();
        UserId reader = talk(data, inbox);
        List<String> args = args(data);

        List<String> said = TransferProcess.killed(args, "messages");
        assertTrue(said.stream().anyMatch(line -> line.startsWith("tables ")), said.toString());
        assertTrue(Files.readString(data.resolve("transfer.checkpoint")).contains("step=messages"));
        List<String> resumed = new ArrayList<>();
        Transfer.Report report = TransferProcess.run(args, (step, count) -> resumed.add(step + " " + count));

        assertFalse(resumed.stream().anyMatch(line -> line.startsWith("tables ")), resumed.toString());
        assertEquals(CONVERSATIONS, report.conversations());
        assertTrue(report.entries() > (CONVERSATIONS - 1) * EACH, report.toString());
        assertTrue(report.rows() > PEOPLE && report.cursors() > 0 && report.inboxRows() > 0, report.toString());
        assertStored(args, reader, inbox);
        assertRefused(args);
    }

    private static void assertStored(List<String> args, UserId reader, Map<String, InboxItem> inbox) {
        try (CassandraStore store = CassandraStore.open(TransferProcess.cassandra(args))) {
            CassandraMessaging stored = CassandraMessaging.on(store);
            List<InboxRow> rows = stored.inboxes().list(reader, ConversationId.NIL, 1_000);
            assertEquals(
                    inbox.keySet(),
                    new HashSet<>(rows.stream()
                            .map(row -> row.conversation().toString())
                            .toList()));
            for (InboxRow row : rows) {
                InboxItem item = inbox.get(row.conversation().toString());
                assertEquals(item.head(), row.head());
                assertEquals(item.unread(), row.unread());
                assertEquals(item.settings().pinned(), row.settings().pinned());
                List<LogEntry> entries = stored.log().read(row.conversation(), 1, Long.MAX_VALUE, 1_000);
                assertEquals(row.head(), entries.size());
            }
        }
    }

    /// Neither what is complete nor what comes from elsewhere is written over.
    private static void assertRefused(List<String> args) {
        TransferException again =
                assertThrows(TransferException.class, () -> TransferProcess.run(args, (step, count) -> {}));
        assertTrue(again.getMessage().contains("complete transfer"), again.getMessage());
        Path other = directory.resolve("other");
        try (TestServer server = TestServer.start(other)) {
            Person.register(server.uri(), "stranger").close();
        }
        List<String> elsewhere = new ArrayList<>(args);
        elsewhere.set(0, other.toString());
        assertThrows(TransferException.class, () -> TransferProcess.run(elsewhere, (step, count) -> {}));
        elsewhere.set(2, "fresh");
        TransferException occupied =
                assertThrows(TransferException.class, () -> TransferProcess.run(elsewhere, (step, count) -> {}));
        assertTrue(occupied.getMessage().contains("expected"), occupied.getMessage());
    }

    private static List<String> args(Path data) {
        return List.of(
                data.toString(),
                "127.0.0.1:" + cassandra.address().getPort(),
                "moved",
                database.url(),
                directory.resolve("queues").toString());
    }

    /// Everybody writes to everybody; the first reads some, sets something, and founds a group.
    ///
    /// @return the first
    private static UserId talk(Path data, Map<String, InboxItem> inbox) throws Exception {
        List<Person> people = new ArrayList<>();
        try (TestServer server = TestServer.start(data)) {
            for (int i = 0; i < PEOPLE; i++) {
                people.add(Person.register(server.uri(), "person-" + i).connect());
            }
            List<CompletableFuture<Sent>> answers = new ArrayList<>();
            for (int from = 0; from < PEOPLE; from++) {
                for (int to = from + 1; to < PEOPLE; to++) {
                    for (int i = 0; i < EACH; i++) {
                        answers.add(people.get(to)
                                .live()
                                .send(
                                        Recipient.user(people.get(from).user()),
                                        Content.text("from " + to + " to " + from + ", " + i)));
                    }
                }
            }
            answers.forEach(CompletableFuture::join);
            Person reader = people.getFirst();
            reader.groups()
                    .create(
                            NewGroup.named(
                                    "Movers",
                                    people.get(1).user(),
                                    people.get(2).user()),
                            UUID.randomUUID().toString());
            List<InboxItem> items = reader.rest().conversations("", 100).items();
            reader.rest().markRead(items.get(0).conversation(), items.get(0).head());
            reader.rest()
                    .changeSettings(
                            items.get(1).conversation(), SettingsChanges.none().pinned(true));
            reader.awaitText("from " + (PEOPLE - 1) + " to 0, " + (EACH - 1));
            for (InboxItem item : reader.rest().conversations("", 100).items()) {
                inbox.put(item.conversation().toString(), item);
            }
            UserId id = new UserId(UUID.fromString(reader.user().toString()));
            people.forEach(Person::close);
            return id;
        }
    }
}
