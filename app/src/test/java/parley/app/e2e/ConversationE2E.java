package parley.app.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.client.live.Event;
import parley.client.model.Cid;
import parley.client.model.Content;
import parley.client.model.ErrorCode;
import parley.client.model.HistoryEntry;
import parley.client.model.HistoryPage;
import parley.client.model.InboxItem;
import parley.client.model.Message;
import parley.client.model.Recipient;
import parley.client.model.RefusedException;
import parley.client.model.Sent;
import parley.client.model.UserId;
import parley.client.model.Watermark;

class ConversationE2E {
    @TempDir
    static Path directory;

    private static TestServer server;
    private static int people;

    private final List<Person> present = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = TestServer.start(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void leave() {
        present.forEach(person -> assertEquals(List.of(), person.complaints()));
        present.forEach(Person::close);
    }

    @Test
    void messagesShouldReachTheOtherInBothDirections() {
        Person alice = somebody().connect();
        Person bob = somebody().connect();

        Sent sent = alice.send(bob, "hello");
        Message received = bob.awaitText("hello");
        Sent answered = bob.send(alice, "hi");

        assertEquals(sent.conversation(), received.conversation());
        assertEquals(sent.seq(), received.seq());
        assertEquals(alice.user(), received.sender());
        assertEquals(alice.session().device(), received.device());
        assertEquals(sent.conversation(), answered.conversation());
        assertEquals(2, alice.awaitText("hi").seq());
    }

    @Test
    void sealedContentShouldArriveByteForByte() {
        Person alice = somebody().connect();
        Person bob = somebody().connect();
        byte[] sealed = {0, 1, (byte) 0xFF, 42};

        alice.live().send(Recipient.user(bob.user()), Content.sealed(sealed)).join();

        Event.Received received = bob.awaitEvent(Event.Received.class, event -> true);
        assertTrue(Arrays.equals(sealed, received.message().content().asSealed().orElseThrow()));
    }

    @Test
    void manySendsInFlightShouldArriveCompleteAndInOrder() {
        Person alice = somebody().connect();
        Person bob = somebody().connect();
        List<String> texts = new ArrayList<>();
        List<CompletableFuture<Sent>> answers = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            texts.add("message " + i);
            answers.add(alice.live().send(Recipient.user(bob.user()), Content.text("message " + i)));
        }

        for (int i = 0; i < texts.size(); i++) {
            assertEquals(i + 1, answers.get(i).join().seq());
        }
        bob.awaitText("message 300");
        assertEquals(texts, bob.texts());
    }

    @Test
    void senderShouldLearnWhatWasDeliveredAndRead() {
        Person alice = somebody().connect();
        Person bob = somebody().connect();

        Sent sent = alice.send(bob, "did you get this?");
        alice.awaitEvent(
                Event.Receipt.class,
                receipt -> isOf(receipt, bob) && receipt.watermark().delivered() == 1);
        bob.live().read(sent.conversation(), sent.seq());
        alice.awaitEvent(
                Event.Receipt.class,
                receipt -> isOf(receipt, bob) && receipt.watermark().read() == 1);

        assertTrue(alice.rest().receipts(sent.conversation()).contains(new Watermark(bob.user(), 1, 1)));
    }

    @Test
    void inboxShouldCountUnreadUntilTheConversationIsRead() {
        Person alice = somebody().connect();
        Person bob = somebody();
        alice.send(bob, "one");
        Sent last = alice.send(bob, "two");

        InboxItem unread = onlyConversation(bob);
        bob.rest().markRead(last.conversation(), last.seq());

        assertEquals(2, unread.unread());
        assertEquals(0, unread.read());
        assertEquals(alice.user(), unread.peer().orElseThrow());
        assertEquals("two", Person.text(unread.last().orElseThrow()));
        await().until(() -> onlyConversation(bob).unread() == 0);
        assertEquals(2, onlyConversation(bob).read());
        assertEquals(0, onlyConversation(alice).unread());
    }

    @Test
    void historyShouldPageBothWays() {
        Person alice = somebody().connect();
        Person bob = somebody();
        for (int i = 1; i <= 5; i++) {
            alice.send(bob, "m" + i);
        }
        Sent last = alice.send(bob, "m6");

        assertEquals(List.of("m5", "m6"), texts(bob.rest().history(last.conversation(), 2)));
        assertEquals(List.of("m3", "m4"), texts(bob.rest().historyBefore(last.conversation(), 5, 2)));
        assertEquals(List.of("m2", "m3"), texts(bob.rest().historyAfter(last.conversation(), 1, 2)));
        assertEquals(6, bob.rest().history(last.conversation(), 1).head());
    }

    @Test
    void backlogShouldComeOnceTheDeviceReturns() {
        Person alice = somebody().connect();
        Person bob = somebody().connect();
        alice.send(bob, "seen");
        bob.awaitText("seen");
        bob.disconnect();
        alice.send(bob, "missed 1");
        alice.send(bob, "missed 2");

        bob.connect();

        bob.awaitText("missed 2");
        assertEquals(
                List.of("seen", "missed 1", "missed 2"),
                bob.texts().stream().distinct().toList());
    }

    @Test
    void repeatedCidShouldGetTheFirstResultOnEveryTransport() {
        Person alice = somebody().connect();
        Person bob = somebody().connect();
        Sent first = alice.send(bob, "once");

        Sent again = alice.rest().send(Recipient.user(bob.user()), first.cid(), Content.text("twice"));

        assertTrue(again.duplicate());
        assertEquals(first.seq(), again.seq());
        assertEquals(first.at(), again.at());
        bob.send(alice, "anything else?");
        alice.awaitText("anything else?");
        assertEquals(List.of("once"), bob.texts());
    }

    @Test
    void messageSentByRequestShouldComeBackToTheSender() {
        Person alice = somebody().connect();
        Person bob = somebody().connect();
        Cid cid = Cid.of(System.currentTimeMillis(), 1, people);

        alice.rest().send(Recipient.user(bob.user()), cid, Content.text("by request"));

        assertEquals(cid, bob.awaitText("by request").cid());
        assertEquals(cid, alice.awaitText("by request").cid());
    }

    @Test
    void messageToNobodyShouldBeRefused() {
        Person alice = somebody().connect();
        Cid cid = Cid.of(System.currentTimeMillis(), 2, people);
        Recipient nobody = Recipient.user(UserId.parse("00000000-0000-7000-8000-000000000000"));

        RefusedException refusal =
                assertThrows(RefusedException.class, () -> alice.rest().send(nobody, cid, Content.text("anybody?")));

        assertEquals(ErrorCode.NOT_FOUND, refusal.code());
    }

    private Person somebody() {
        Person person = Person.register(server.uri(), "person-" + ++people);
        present.add(person);
        return person;
    }

    private static boolean isOf(Event.Receipt receipt, Person person) {
        return receipt.watermark().user().equals(person.user());
    }

    private static InboxItem onlyConversation(Person person) {
        List<InboxItem> items = person.rest().conversations("", 10).items();
        assertEquals(1, items.size());
        return items.getFirst();
    }

    private static List<String> texts(HistoryPage page) {
        return page.entries().stream()
                .map(entry -> Person.text(((HistoryEntry.Stored) entry).message()))
                .toList();
    }
}
