package parley.messaging.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.messaging.Messages.ALICE;
import static parley.messaging.Messages.ALICE_AND_BOB;
import static parley.messaging.Messages.BOB;
import static parley.messaging.Messages.CAROL;
import static parley.messaging.Messages.LAPTOP;
import static parley.messaging.Messages.PHONE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.port.in.ChangeSettings;
import parley.messaging.port.in.ChangeSettings.Changes;
import parley.messaging.port.in.ListAudience;
import parley.messaging.port.in.ListInbox;
import parley.messaging.port.in.MarkRead;

/// What a user sets for a conversation, and to whom it speaks there.
class ConversationSettingsTest {
    private static final ConversationId CONVERSATION = ALICE_AND_BOB.id();

    private final Fixture fixture = new Fixture();
    private TestDevice phone = fixture.connect(ALICE, PHONE);
    private TestDevice laptop = fixture.connect(ALICE, LAPTOP);

    @BeforeEach
    void connect() {
        fixture.sent(BOB, ALICE, 1);
        phone.frames.clear();
        laptop.frames.clear();
    }

    @Test
    void changesShouldBeStoredAndToldToTheOtherDevicesAtOnce() {
        ConversationSettings expected = new ConversationSettings(5_000, false, true, false, Fixture.NOW);

        assertEquals(
                new ChangeSettings.Result.Changed(expected),
                change(Changes.NONE.mutedUntil(5_000).pinned(true)));

        assertEquals(expected, stored());
        assertEquals(List.of(), phone.frames);
        assertEquals(List.of("settings " + expected), laptop.frames);
        ListInbox.Result inbox = fixture.messaging.listInbox().list(new ListInbox.Query(ALICE, ConversationId.NIL, 10));
        assertEquals(
                expected,
                assertInstanceOf(ListInbox.Result.Found.class, inbox)
                        .page()
                        .items()
                        .getFirst()
                        .row()
                        .settings());
    }

    @Test
    void whatIsNotNamedShouldStay() {
        change(Changes.NONE
                .mutedUntil(ConversationSettings.FOR_EVER)
                .archived(true)
                .unread(true));
        fixture.clock.now += 10;

        change(Changes.NONE.archived(false));

        assertEquals(
                new ConversationSettings(ConversationSettings.FOR_EVER, false, false, true, Fixture.NOW + 10),
                stored());
    }

    @Test
    void whatChangesNothingShouldBeToldToNobody() {
        change(Changes.NONE.pinned(true));
        laptop.frames.clear();
        fixture.clock.now += 10;

        ConversationSettings pinned = new ConversationSettings(0, false, true, false, Fixture.NOW);
        assertEquals(new ChangeSettings.Result.Changed(pinned), change(Changes.NONE.pinned(true)));
        assertEquals(new ChangeSettings.Result.Changed(pinned), change(Changes.NONE));

        assertEquals(pinned, stored());
        assertEquals(List.of(), laptop.frames);
    }

    @Test
    void aClockThatGoesBackShouldLoseNoChange() {
        change(Changes.NONE.pinned(true));
        fixture.clock.now -= 1_000;

        change(Changes.NONE.archived(true));

        assertEquals(new ConversationSettings(0, true, true, false, Fixture.NOW), stored());
    }

    @Test
    void readingShouldClearTheMarkAsUnreadAlsoWhenNothingIsNew() {
        mark(1);
        laptop.frames.clear();
        change(Changes.NONE.unread(true).pinned(true));
        assertTrue(stored().unread());

        assertEquals(List.of(new MarkRead.Result.Marked()), mark(1));

        ConversationSettings cleared = new ConversationSettings(0, false, true, false, fixture.clock.now);
        assertEquals(cleared.unread(), stored().unread());
        assertTrue(stored().pinned());
        assertEquals(2, laptop.frames.size());
        assertEquals("settings " + stored(), laptop.frames.getLast());
        assertEquals(List.of(), phone.frames);
    }

    @Test
    void aMarkThatIsRefusedShouldClearNothing() {
        change(Changes.NONE.unread(true));

        assertEquals(List.of(new MarkRead.Result.OutOfRange()), mark(2));

        assertTrue(stored().unread());
    }

    @Test
    void aConversationThatTheUserDoesNotHaveShouldNotBeFound() {
        assertEquals(
                new ChangeSettings.Result.NotFound(),
                fixture.messaging
                        .changeSettings()
                        .change(new ChangeSettings.Command(CAROL, PHONE, CONVERSATION, Changes.NONE.pinned(true))));
    }

    @Test
    void changesAtTheSameTimeShouldNotUndoEachOther() throws Exception {
        List<UnaryOperator<Changes>> all = List.of(
                changes -> changes.pinned(true),
                changes -> changes.archived(true),
                changes -> changes.unread(true),
                changes -> changes.mutedUntil(7));
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ChangeSettings.Result>> results = new ArrayList<>();
            all.forEach(each -> results.add(threads.submit(() -> {
                start.await();
                return change(each.apply(Changes.NONE));
            })));
            start.countDown();
            for (Future<ChangeSettings.Result> result : results) {
                assertInstanceOf(ChangeSettings.Result.Changed.class, result.get());
            }
        }
        ConversationSettings expected = new ConversationSettings(7, true, true, true, Fixture.NOW);
        assertEquals(expected, stored());
        assertEquals("settings " + expected, laptop.frames.getLast());
    }

    @Test
    void theAudienceShouldBeTheOtherMembers() {
        TestGroup group = TestGroup.of(fixture, ALICE, BOB, CAROL);
        assertEquals(new ListAudience.Result.Found(List.of(BOB, CAROL)), audience(ALICE, TestGroup.ID));
        assertEquals(new ListAudience.Result.Found(List.of(BOB)), audience(ALICE, CONVERSATION));
        assertEquals(new ListAudience.Result.NotFound(), audience(CAROL, CONVERSATION));
        assertEquals(new ListAudience.Result.NotFound(), audience(ALICE, new ConversationId(PHONE.value())));

        group.begin(ALICE, List.of(), List.of(BOB));
        assertEquals(new ListAudience.Result.Found(List.of(CAROL)), audience(ALICE, TestGroup.ID));
        assertEquals(new ListAudience.Result.NotMember(), audience(BOB, TestGroup.ID));
        group.complete();
        assertEquals(new ListAudience.Result.NotMember(), audience(BOB, TestGroup.ID));
        assertEquals(new ListAudience.Result.NotFound(), audience(new UserId(PHONE.value()), TestGroup.ID));
    }

    private ListAudience.Result audience(UserId user, ConversationId conversation) {
        return fixture.messaging.listAudience().list(new ListAudience.Query(user, conversation));
    }

    private ChangeSettings.Result change(Changes changes) {
        return fixture.messaging
                .changeSettings()
                .change(new ChangeSettings.Command(ALICE, PHONE, CONVERSATION, changes));
    }

    private List<MarkRead.Result> mark(long seq) {
        List<MarkRead.Result> results = new ArrayList<>();
        fixture.messaging.markRead().mark(new MarkRead.Command(ALICE, PHONE, CONVERSATION, seq), results::add);
        fixture.pass(Duration.ofMillis(100));
        return results;
    }

    private ConversationSettings stored() {
        return fixture.inboxes.find(ALICE, CONVERSATION).orElseThrow().settings();
    }
}
