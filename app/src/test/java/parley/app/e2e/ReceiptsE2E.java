package parley.app.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.client.live.Event;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.MessageReceipts;
import parley.client.model.NewGroup;
import parley.client.model.Recipient;
import parley.client.model.Sent;

/// Who is told of receipts in a group, and what privacy hides of them, through real sockets.
class ReceiptsE2E {
    @TempDir
    static Path directory;

    private static TestServer server;
    private static int people;
    private static int groups;

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
        present.forEach(Person::close);
    }

    @Test
    void aSenderShouldLearnWhoHasReadAndOthersNothing() {
        Person ann = somebody().connect();
        Person bob = somebody().connect();
        Person cem = somebody().connect();
        ConversationId group = groupOf(ann, bob, cem);
        Sent sent = sendTo(group, ann, "who reads this?");
        cem.awaitText("who reads this?");
        bob.awaitText("who reads this?");
        bob.live().read(group, sent.seq());

        ann.awaitEvent(Event.Receipts.class, receipts -> tells(receipts, bob, sent.seq()));
        await().until(() -> receiptsOf(ann, group, sent).read() == 1);
        assertEquals(2, receiptsOf(ann, group, sent).members());
        await().until(() -> receiptsOf(cem, group, sent).delivered() == 2);
        assertEquals(0, bob.count(Event.Receipts.class) + cem.count(Event.Receipts.class));
    }

    @Test
    void whoSharesNoReadsShouldBeSeenToReceiveOnlyAndBeShownNobodys() {
        Person ann = somebody().connect();
        Person bob = somebody().connect();
        Person laptop = anotherDeviceOf(bob).connect();
        ConversationId group = groupOf(ann, bob);
        bob.rest().shareReads(false);
        laptop.awaitEvent(
                Event.AccountChanged.class, account -> account.change().equals("privacy_changed"));
        Sent fromAnn = sendTo(group, ann, "read in secret");
        bob.awaitText("read in secret");

        bob.live().read(group, fromAnn.seq());

        laptop.awaitEvent(Event.Read.class, read -> read.seq() == fromAnn.seq());
        await().until(() -> receiptsOf(ann, group, fromAnn).delivered() == 1);
        assertEquals(0, receiptsOf(ann, group, fromAnn).read());
        Sent fromBob = sendTo(group, bob, "read openly");
        ann.awaitText("read openly");
        ann.rest().markRead(group, fromBob.seq());
        assertEquals(1, receiptsOf(bob, group, fromBob).delivered());
        assertEquals(0, receiptsOf(bob, group, fromBob).read());
        bob.rest().shareReads(true);
        assertEquals(1, receiptsOf(bob, group, fromBob).read());
    }

    private static boolean tells(Event.Receipts receipts, Person person, long read) {
        return receipts.watermarks().stream()
                .anyMatch(mark -> mark.user().equals(person.user()) && mark.read() == read);
    }

    private static MessageReceipts receiptsOf(Person asking, ConversationId group, Sent sent) {
        return asking.rest().messageReceipts(group, sent.seq(), "", 10);
    }

    private static Sent sendTo(ConversationId group, Person sender, String text) {
        return sender.live()
                .send(new Recipient.ToConversation(group), Content.text(text))
                .join();
    }

    private static ConversationId groupOf(Person owner, Person... others) {
        NewGroup group = new NewGroup(
                "Readers", "", List.of(others).stream().map(Person::user).toList());
        return owner.groups().create(group, "group-" + ++groups).group();
    }

    private Person somebody() {
        return added(Person.register(server.uri(), "reader-" + ++people));
    }

    private Person anotherDeviceOf(Person person) {
        return added(Person.logIn(server.uri(), person.session().handle()));
    }

    private Person added(Person person) {
        present.add(person);
        return person;
    }
}
