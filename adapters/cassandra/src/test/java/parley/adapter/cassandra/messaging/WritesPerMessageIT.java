package parley.adapter.cassandra.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.messaging.Messages.ALICE_AND_BOB;
import static parley.messaging.Messages.append;
import static parley.messaging.Messages.entry;

import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.FanOutJob;
import parley.messaging.domain.InboxHead;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.Fence;

/// What a message costs, as Cassandra counts it.
final class WritesPerMessageIT extends CassandraFixture {
    private static final ConversationId CONVERSATION = ALICE_AND_BOB.id();
    private static final int MEMBERS = 20;

    @Test
    void aMessageShouldCostOneWriteOfTheLogOneOfDedupAndOnePerHead() {
        assertEquals(
                Map.of("log", 1L, "dedup", 1L, "inbox", 2L),
                cost(() -> messaging().log().append(append(CONVERSATION, 1, 1))));
    }

    @Test
    void messagesThatAreAppendedTogetherShouldShareLogWriteAndHeads() {
        assertEquals(
                Map.of("log", 1L, "dedup", 50L, "inbox", 2L),
                cost(() -> messaging().log().append(append(CONVERSATION, 1, 50))));
    }

    @Test
    void aGroupShouldCostOneHeadPerMember() {
        List<InboxHead> heads = IntStream.range(0, MEMBERS)
                .mapToObj(user ->
                        new InboxHead(new UserId(new UUID(4, user)), CONVERSATION, 1, 1, 1, 1, user == 0 ? 1 : 0))
                .toList();
        Append append = new Append(CONVERSATION, 1, List.of(entry(CONVERSATION, 1)), heads, Fence.OPEN);

        assertEquals(
                Map.of("log", 1L, "dedup", 1L, "inbox", (long) MEMBERS),
                cost(() -> messaging().log().append(append)));
    }

    @Test
    void aLargeGroupShouldCostAJobAndNoHeads() {
        FanOutJob job = new FanOutJob(CONVERSATION, 1, 1, 1, 1, 1, 1);
        Append append =
                new Append(CONVERSATION, 1, List.of(entry(CONVERSATION, 1)), List.of(), List.of(job), Fence.OPEN);

        assertEquals(
                Map.of("log", 1L, "dedup", 1L, "outbox_jobs", 1L, "outbox", 1L),
                cost(() -> messaging().log().append(append)));
        assertEquals(
                Map.of("outbox_jobs", 1L, "outbox", 1L),
                cost(() -> messaging().outbox().remove(List.of(job))));
    }

    @Test
    void theFirstAppendOfABucketShouldNameIt() {
        assertEquals(
                Map.of("log", 1L, "dedup", 1L, "inbox", 2L, "conversations", 1L),
                cost(() -> messaging().log().append(append(CONVERSATION, 10_000, 10_000))));
    }

    @Test
    void anAppendShouldReadNothing() {
        long before = node().store().counters().reads();

        messaging().log().append(append(CONVERSATION, 9_999, 10_000));

        assertEquals(before, node().store().counters().reads());
        assertEquals(0, node().store().counters().changes());
    }

    /// Writes per table; those without any are left out.
    private Map<String, Long> cost(Runnable action) {
        Map<String, Long> before = writes();
        action.run();
        Map<String, Long> cost = writes();
        before.forEach((table, count) -> cost.merge(table, -count, Long::sum));
        cost.values().removeIf(count -> count == 0);
        return cost;
    }

    private Map<String, Long> writes() {
        Map<String, Long> counts = new HashMap<>();
        node().session()
                .execute(SimpleStatement.newInstance(
                        "SELECT keyspace_name, table_name, count FROM system_views.local_write_latency"))
                .forEach(row -> {
                    if (node().config().keyspace().equals(row.getString(0))) {
                        counts.put(row.getString(1), row.getLong(2));
                    }
                });
        return counts;
    }
}
