package parley.adapter.rocksdb.messaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.kernel.ConversationId;
import parley.messaging.Messages;
import parley.messaging.domain.Content;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.EntryKind;
import parley.messaging.domain.FanOutJob;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.out.CidLocation;

/// That rows come back as they were, and that bytes lie in the order that scans rely on.
final class RowsTest {
    private static final ConversationId CONVERSATION = Messages.ALICE_AND_BOB.id();

    @Test
    void logRowsShouldComeBackAsTheyWere() {
        long large = 1L << 39;
        LogEntry extreme = new LogEntry(
                CONVERSATION,
                large,
                Integer.MAX_VALUE,
                EntryKind.SYSTEM,
                large - 1,
                Messages.BOB,
                Messages.LAPTOP,
                Messages.cid(Long.MAX_VALUE >>> 16, -1),
                Long.MAX_VALUE,
                large - 7,
                1,
                Content.of(new byte[] {-1, 0, 1}));
        LogEntry plain = Messages.entry(CONVERSATION, 1);

        for (LogEntry entry : new LogEntry[] {extreme, plain, plain.erase()}) {
            assertEquals(entry, LogRow.decode(Keys.log(CONVERSATION, entry.seq()), LogRow.encode(entry)));
        }
    }

    @Test
    void aRowOfAnotherVersionShouldBeRefused() {
        byte[] row = LogRow.encode(Messages.entry(CONVERSATION, 1));
        row[0] = 2;

        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> LogRow.decode(Keys.log(CONVERSATION, 1), row));

        assertEquals("log row of version 2 (expected: 1)", refused.getMessage());
        assertThrows(IllegalStateException.class, () -> CursorRow.decode(new byte[0]));
    }

    @Test
    void otherRowsShouldComeBackAsTheyWere() {
        long large = Long.MAX_VALUE;
        HeadRow head = new HeadRow(3, 1L << 39, large, 5, 0, 300);
        assertEquals(head, HeadRow.decode(head.encode()));
        MarkRow mark = new MarkRow(large, 0);
        assertEquals(mark, MarkRow.decode(mark.encode()));
        assertEquals(large, CursorRow.decode(CursorRow.encode(large)));
        assertEquals(new CidLocation(CONVERSATION, 1L << 39), DedupRow.decode(DedupRow.encode(CONVERSATION, 1L << 39)));
        FanOutJob job = new FanOutJob(CONVERSATION, 3, 1L << 38, 1L << 39, large, 1L << 37, 0);
        assertEquals(job, OutboxRow.decode(OutboxRow.key(job), OutboxRow.encode(job)));
        ConversationSettings settings = new ConversationSettings(large, true, false, true, large - 1);
        assertEquals(settings, SettingsRow.decode(SettingsRow.encode(settings)));
        ConversationSettings others = new ConversationSettings(0, false, true, false, 1);
        assertEquals(others, SettingsRow.decode(SettingsRow.encode(others)));
        Conversation group = new Conversation.Group(CONVERSATION);
        assertEquals(group, ConversationRow.decode(CONVERSATION, ConversationRow.encode(group)));
        assertEquals(
                Messages.ALICE_AND_BOB,
                ConversationRow.decode(CONVERSATION, ConversationRow.encode(Messages.ALICE_AND_BOB)));
    }

    @Test
    void headsShouldMergeByLogicalTimestamp() {
        HeadRow stored = new HeadRow(1, 9, 90, 9, 9, 4);

        assertEquals(stored, stored.merge(new HeadRow(1, 8, 80, 8, 8, 0)));
        assertEquals(new HeadRow(1, 9, 90, 9, 9, 8), stored.merge(new HeadRow(1, 8, 80, 8, 8, 8)));
        assertEquals(new HeadRow(2, 3, 95, 3, 3, 4), stored.merge(new HeadRow(2, 3, 95, 3, 3, 1)));
        assertEquals(new HeadRow(1, 10, 99, 9, 9, 4), stored.merge(new HeadRow(1, 10, 99, 9, 9, 0)));
    }

    @Test
    void keysShouldSortUnsigned() {
        assertOrdered(Keys.log(CONVERSATION, 255), Keys.log(CONVERSATION, 256));
        assertOrdered(
                Keys.conversation(new ConversationId(new UUID(1, 5))),
                Keys.conversation(new ConversationId(new UUID(1, -5))));
        assertOrdered(
                Keys.conversation(new ConversationId(new UUID(7, 0))),
                Keys.conversation(new ConversationId(new UUID(-7, 0))));
        assertOrdered(Keys.outbox(255, CONVERSATION, 9, 9), Keys.outbox(256, CONVERSATION, 1, 1));
        assertOrdered(
                Keys.inbox(Messages.BOB, CONVERSATION, Keys.SETTINGS), Keys.inboxAfter(Messages.BOB, CONVERSATION));
    }

    @Test
    void keysShouldGiveBackTheirParts() {
        byte[] log = Keys.log(CONVERSATION, 7);
        assertEquals(7, Keys.seqOfLog(log));
        assertEquals(CONVERSATION, Keys.conversationOfLog(log));
        byte[] inbox = Keys.inbox(Messages.BOB, CONVERSATION, Keys.READ);
        assertEquals(CONVERSATION, Keys.conversationOfInbox(inbox));
        assertEquals(Keys.READ, Keys.groupOfInbox(inbox));
        byte[] cursor = Keys.cursor(Messages.BOB, Messages.PHONE, CONVERSATION);
        assertEquals(CONVERSATION, Keys.conversationOfCursor(cursor));
        assertArrayEquals(Keys.cursors(Messages.BOB, Messages.PHONE), Arrays.copyOf(cursor, 32));
        assertEquals(Messages.BOB, Keys.userOfReceipt(Keys.receipt(CONVERSATION, Messages.BOB)));
    }

    private static void assertOrdered(byte[] lower, byte[] higher) {
        assertTrue(Arrays.compareUnsigned(lower, higher) < 0);
    }
}
