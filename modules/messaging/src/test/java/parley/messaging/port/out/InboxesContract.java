package parley.messaging.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.messaging.Messages.ALICE;
import static parley.messaging.Messages.ALICE_AND_BOB;
import static parley.messaging.Messages.BOB;
import static parley.messaging.Messages.append;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.InboxHead;
import parley.messaging.domain.InboxRow;
import parley.messaging.domain.ReadMark;

/// What every [Inboxes] does. Each test gets an empty log and its inboxes.
public interface InboxesContract {
    ConversationId CONVERSATION = ALICE_AND_BOB.id();
    ConversationId OTHER = new ConversationId(new UUID(77, 7));

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

    @Test
    default void headsShouldAdvanceWithoutAnAppend() {
        inboxes().advanceHeads(1, List.of(new InboxHead(BOB, CONVERSATION, 7, 70, 6, 5, 0)));

        assertEquals(
                new InboxRow(CONVERSATION, 7, 70, 6, 5, 0, 0),
                inboxes().find(BOB, CONVERSATION).orElseThrow());
        assertEquals(Optional.empty(), inboxes().find(ALICE, CONVERSATION));
    }

    @Test
    default void headsShouldNotMoveBack() {
        log().append(append(CONVERSATION, 1, 5));
        inboxes().advanceRead(List.of(new ReadMark(BOB, CONVERSATION, 2, 2)));

        inboxes().advanceHeads(1, List.of(new InboxHead(BOB, CONVERSATION, 4, 4, 4, 4, 0)));
        inboxes().advanceHeads(1, List.of());

        assertEquals(
                new InboxRow(CONVERSATION, 5, 5, 5, 5, 2, 2),
                inboxes().find(BOB, CONVERSATION).orElseThrow());
    }

    @Test
    default void aHeadThatIsRepeatedShouldKeepTheOwnOrdinal() {
        inboxes().advanceHeads(1, List.of(new InboxHead(BOB, CONVERSATION, 4, 4, 4, 4, 4)));

        inboxes().advanceHeads(1, List.of(new InboxHead(BOB, CONVERSATION, 5, 5, 5, 5, 0)));

        assertEquals(
                new InboxRow(CONVERSATION, 5, 5, 5, 5, 0, 4),
                inboxes().find(BOB, CONVERSATION).orElseThrow());
    }

    @Test
    default void settingsShouldBeOfTheirUserAndConversation() {
        log().append(append(CONVERSATION, 1, 1));
        log().append(append(OTHER, 1, 1));
        ConversationSettings settings = new ConversationSettings(Long.MAX_VALUE, true, false, true, 9);

        inboxes().changeSettings(BOB, CONVERSATION, settings);

        assertEquals(settings, settings(BOB, CONVERSATION));
        assertEquals(ConversationSettings.DEFAULTS, settings(BOB, OTHER));
        assertEquals(ConversationSettings.DEFAULTS, settings(ALICE, CONVERSATION));
        assertEquals(
                Map.of(CONVERSATION, settings, OTHER, ConversationSettings.DEFAULTS),
                inboxes().list(BOB, ConversationId.NIL, 10).stream()
                        .collect(Collectors.toMap(InboxRow::conversation, InboxRow::settings)));
    }

    @Test
    default void theLastChangeOfSettingsShouldWin() {
        log().append(append(CONVERSATION, 1, 1));
        ConversationSettings first = new ConversationSettings(5, true, true, false, 10);
        ConversationSettings second = new ConversationSettings(0, false, true, true, 11);
        inboxes().changeSettings(BOB, CONVERSATION, second);

        inboxes().changeSettings(BOB, CONVERSATION, first);

        assertEquals(second, settings(BOB, CONVERSATION));
        ConversationSettings sameTime = new ConversationSettings(1, false, false, false, 11);
        inboxes().changeSettings(BOB, CONVERSATION, sameTime);
        assertEquals(sameTime, settings(BOB, CONVERSATION));
    }

    @Test
    default void settingsShouldOutliveHeadsAndMarks() {
        log().append(append(CONVERSATION, 1, 1));
        ConversationSettings settings = new ConversationSettings(0, false, true, false, 3);
        inboxes().changeSettings(BOB, CONVERSATION, settings);

        log().append(append(CONVERSATION, 2, 2));
        inboxes().advanceRead(List.of(new ReadMark(BOB, CONVERSATION, 1, 1)));

        assertEquals(
                new InboxRow(CONVERSATION, 2, 2, 2, 2, 1, 1, settings),
                inboxes().find(BOB, CONVERSATION).orElseThrow());
    }

    private ConversationSettings settings(UserId user, ConversationId conversation) {
        return inboxes().find(user, conversation).orElseThrow().settings();
    }

    private static List<ConversationId> ids(List<InboxRow> rows) {
        return rows.stream().map(InboxRow::conversation).toList();
    }
}
