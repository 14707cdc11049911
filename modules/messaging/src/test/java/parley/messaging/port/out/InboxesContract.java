package parley.messaging.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.messaging.Messages.ALICE;
import static parley.messaging.Messages.ALICE_AND_BOB;
import static parley.messaging.Messages.BOB;
import static parley.messaging.Messages.append;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.kernel.ConversationId;
import parley.messaging.domain.InboxRow;
import parley.messaging.domain.ReadMark;

/// What every [Inboxes] does. Each test gets an empty log and its inboxes.
public interface InboxesContract {
    ConversationId CONVERSATION = ALICE_AND_BOB.id();

    MessageLog log();

    Inboxes inboxes();

    @Test
    default void readMarksShouldKeepTheMaximumOfEachColumn() {
        log().append(append(CONVERSATION, 1, 5));

        inboxes().advanceRead(List.of(new ReadMark(BOB, CONVERSATION, 3, 3)));
        inboxes().advanceRead(List.of(new ReadMark(BOB, CONVERSATION, 2, 4), new ReadMark(BOB, CONVERSATION, 1, 1)));

        InboxRow row = inboxes().find(BOB, CONVERSATION).orElseThrow();
        assertEquals(new InboxRow(CONVERSATION, 5, 5, 5, 5, 3, 4), row);
        assertEquals(1, row.unread());
    }

    @Test
    default void readMarksShouldTouchOnlyTheirUser() {
        log().append(append(CONVERSATION, 1, 5));
        InboxRow before = inboxes().find(ALICE, CONVERSATION).orElseThrow();

        inboxes().advanceRead(List.of(new ReadMark(BOB, CONVERSATION, 5, 5)));

        assertEquals(before, inboxes().find(ALICE, CONVERSATION).orElseThrow());
    }

    @Test
    default void listShouldPageInUnsignedOrderOfIds() {
        List<ConversationId> ascending = List.of(
                new ConversationId(new UUID(1, 5)),
                new ConversationId(new UUID(1, -5)),
                new ConversationId(new UUID(7, 0)),
                new ConversationId(new UUID(-7, 0)));
        for (ConversationId conversation : ascending.reversed()) {
            log().append(append(conversation, 1, 1));
        }

        assertEquals(ascending, ids(inboxes().list(BOB, ConversationId.NIL, 10)));
        assertEquals(ascending.subList(0, 3), ids(inboxes().list(BOB, ConversationId.NIL, 3)));
        assertEquals(ascending.subList(3, 4), ids(inboxes().list(BOB, ascending.get(2), 3)));
        assertEquals(List.of(), inboxes().list(BOB, ascending.get(3), 3));
        assertEquals(List.of(), inboxes().list(BOB, ConversationId.NIL, 0));
    }

    @Test
    default void anUnknownConversationShouldHaveNoRow() {
        assertEquals(Optional.empty(), inboxes().find(BOB, CONVERSATION));
        assertEquals(List.of(), inboxes().list(BOB, ConversationId.NIL, 10));
    }

    private static List<ConversationId> ids(List<InboxRow> rows) {
        return rows.stream().map(InboxRow::conversation).toList();
    }
}
