package parley.adapter.rest.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.adapter.rest.Reply;
import parley.adapter.rest.RestConfig;
import parley.adapter.rest.TestServer;
import parley.adapter.wire.WireLimits;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.messaging.domain.Content;
import parley.messaging.domain.EntryKind;
import parley.messaging.domain.Interval;
import parley.messaging.domain.LogEntry;
import parley.messaging.domain.Visibility;
import parley.messaging.port.in.ReadHistory;

/// What pages of history look like: entries, and skips for what the caller will never get.
class HistoryRoutesE2E {
    private static final UserId BOB = new UserId(UUID.fromString("00000000-0000-4000-8000-00000000000b"));
    private static final DeviceId PHONE = new DeviceId(UUID.fromString("00000000-0000-4000-8000-0000000000d3"));
    private static final ConversationId ROOM =
            new ConversationId(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8099"));
    private static final String MESSAGES = "/v1/conversations/" + ROOM + "/messages";
    private static final Visibility TWICE = new Visibility(List.of(new Interval(3, 5), new Interval(8, Interval.OPEN)));

    private final FakeMessaging messaging = new FakeMessaging();
    private final TestServer server = TestServer.startDocumented(
            RestConfig.DEFAULT, new MessagingRoutes(messaging.ports(), WireLimits.DEFAULT, Duration.ofMillis(300)));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void entriesShouldBeShownByteForByte() {
        found(Visibility.EVERYTHING, 7, message(7, "{\"text\":\"k\u00e4se\"}"));
        Reply reply = server.get(MESSAGES).expect(200);
        assertTrue(reply.body().contains("\"content\":{\"text\":\"k\u00e4se\"}"));
        assertEquals(BOB.toString(), reply.json().at("/items/0/from/user").textValue());
        assertTrue(reply.json().at("/items/0/kind").isMissingNode());
        assertEquals(7, reply.json().path("head").longValue());
    }

    @Test
    void systemEntriesShouldSayThatTheyAreSuch() {
        found(
                Visibility.EVERYTHING,
                2,
                entry(1, EntryKind.SYSTEM, "{\"system\":{\"change\":\"left\"}}"),
                message(2, "{\"text\":\"a\"}"));
        Reply reply = server.get(MESSAGES).expect(200);
        assertEquals("system", reply.json().at("/items/0/kind").textValue());
        assertEquals("left", reply.json().at("/items/0/content/system/change").textValue());
        assertTrue(reply.json().at("/items/1/kind").isMissingNode());
    }

    @Test
    void erasedRunsShouldBecomeSkips() {
        found(
                Visibility.EVERYTHING,
                8,
                message(3, ""),
                message(4, "{\"text\":\"a\"}"),
                message(5, ""),
                message(6, ""),
                message(7, "{\"contact\":{}}"),
                message(8, ""));
        assertEquals("3-3 4 5-6 7 8-8", items(""));
        assertEquals("3-3 4 5-6 7 8-8", items("?after=2"));
    }

    /// The caller was a member from 3 to 5, and is one since 8.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|4 5 8 9|9|4 5 6-7 8 9",
                "?before=9|5 8|9|5 6-7 8",
                "?before=8|4 5|9|4 5 6-7",
                "?before=7|5|9|5 6-6",
                "?before=3|''|9|1-2",
                "?before=1|''|9|''",
                "?before=50|9|9|9",
                "?after=0|3 4|9|1-2 3 4",
                "?after=4|5 8|9|5 6-7 8",
                "?after=5|8 9|9|6-7 8 9",
                "?after=6|8|9|7-7 8",
                "?after=9|''|9|''",
                "?after=50|''|9|''",
                "''|4 5|5|4 5"
            })
    void holesOfTheMembershipShouldBecomeSkips(String query, String seqs, long head, String expected) {
        found(
                TWICE,
                head,
                Arrays.stream(seqs.split(" ", -1))
                        .filter(seq -> !seq.isEmpty())
                        .map(seq -> message(Long.parseLong(seq), "{\"text\":\"a\"}"))
                        .toArray(LogEntry[]::new));
        assertEquals(expected, items(query));
    }

    @Test
    void erasedEntriesAndHolesShouldBecomeOneSkip() {
        found(TWICE, 9, message(4, "{\"text\":\"a\"}"), message(5, ""), message(8, ""), message(9, "{\"text\":\"a\"}"));
        assertEquals("4 5-8 9", items(""));
    }

    /// A skip tells the client for ever that there is nothing: only what is known to be gone may be skipped.
    @ParameterizedTest
    @CsvSource({"'', 3 5 8 9", "'', 3 4 5 9", "'', 3 4 5 8", "?after=2, 4 5 8", "?before=6, 4"})
    void missingEntryShouldBeAFaultAndNeverASkip(String query, String seqs) {
        found(
                TWICE,
                9,
                Arrays.stream(seqs.split(" ", -1))
                        .map(seq -> message(Long.parseLong(seq), "{\"text\":\"a\"}"))
                        .toArray(LogEntry[]::new));
        server.get(MESSAGES + query).expectProblem(500, "internal");
    }

    private void found(Visibility visibility, long head, LogEntry... entries) {
        messaging.history = new ReadHistory.Result.Found(List.of(entries), visibility, head);
    }

    private String items(String query) {
        return StreamSupport.stream(
                        server.get(MESSAGES + query)
                                .expect(200)
                                .json()
                                .path("items")
                                .spliterator(),
                        false)
                .map(item -> item.has("skip")
                        ? item.at("/skip/from") + "-" + item.at("/skip/to")
                        : item.path("seq").asText())
                .collect(Collectors.joining(" "));
    }

    private static LogEntry message(long seq, String content) {
        return entry(seq, EntryKind.MESSAGE, content);
    }

    private static LogEntry entry(long seq, EntryKind kind, String content) {
        return new LogEntry(
                ROOM,
                seq,
                1,
                kind,
                seq,
                BOB,
                PHONE,
                Cid.parse("01890a5d-ac96-774b-bcce-b302099a8057"),
                1_700_000_000_000L,
                0,
                seq,
                Content.of(content.getBytes(StandardCharsets.UTF_8)));
    }
}
