package parley.messaging.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.messaging.Messages.ALICE;
import static parley.messaging.Messages.ALICE_AND_BOB;
import static parley.messaging.Messages.BOB;
import static parley.messaging.Messages.entry;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.kernel.ConversationId;
import parley.messaging.application.ReceiptNotes.Sender;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.FanOutJob;
import parley.messaging.domain.Watermark;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.Fence;

class ReceiptNotesTest {
    private final ReceiptNotes notes = new ReceiptNotes(4);

    @Test
    void sendersShouldBeKnownWithTheirLastMessage() {
        append(group(1), 2);
        append(group(1), 5);

        assertEquals(List.of(new Sender(ALICE, 5)), notes.senders(group(1).id()));
        assertEquals(List.of(), notes.senders(group(2).id()));
    }

    @Test
    void watermarksShouldOnlyGrow() {
        append(group(1), 2);
        notes.tell(List.of(mark(group(1), 5, 1)));
        notes.tell(List.of(mark(group(1), 3, 2)));

        assertEquals(mark(group(1), 5, 2), notes.told(group(1).id(), BOB));
    }

    @Test
    void whereNobodyIsToldNothingShouldBeNoted() {
        notes.appending(ALICE_AND_BOB, appendOf(ALICE_AND_BOB.id(), 1, List.of()));
        Conversation large = group(1);
        notes.appending(large, appendOf(large.id(), 1, List.of(new FanOutJob(large.id(), 1, 1, 1, 0, 1, 1))));
        notes.tell(List.of(mark(group(1), 5, 1)));

        assertEquals(0, notes.size());
    }

    @Test
    void theGroupsNotUsedForLongestShouldBeForgottenFirst() {
        for (int number = 1; number <= 4; number++) {
            append(group(number), 1);
        }
        notes.senders(group(1).id());
        append(group(5), 1);
        assertEquals(4, notes.size());
        assertEquals(1, notes.senders(group(1).id()).size());
        assertEquals(0, notes.senders(group(2).id()).size());

        notes.tell(List.of(mark(group(5), 1, 1)));
        assertEquals(4, notes.size());
        assertEquals(mark(group(5), 1, 1), notes.told(group(5).id(), BOB));
        assertEquals(0, notes.senders(group(3).id()).size());
    }

    private void append(Conversation.Group group, long seq) {
        notes.appending(group, appendOf(group.id(), seq, List.of()));
    }

    private static Append appendOf(ConversationId conversation, long seq, List<FanOutJob> jobs) {
        return new Append(conversation, 1, List.of(entry(conversation, seq)), List.of(), jobs, Fence.OPEN);
    }

    private static Conversation.Group group(long number) {
        return new Conversation.Group(new ConversationId(new UUID(9, number)));
    }

    private static Watermark mark(Conversation.Group group, long delivered, long read) {
        return new Watermark(group.id(), BOB, delivered, read);
    }
}
