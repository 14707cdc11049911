package parley.app.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.client.ParleyClient;
import parley.client.live.ConnectionState;
import parley.client.live.Event;
import parley.client.model.ClientException;
import parley.client.model.ErrorCode;
import parley.client.model.LoginRequiredException;
import parley.client.model.RefusedException;
import parley.client.model.Sent;

class DevicesE2E {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

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
        present.forEach(Person::close);
    }

    @Test
    void ownMessageShouldAppearOnTheOtherDevice() {
        Person phone = somebody().connect();
        Person laptop = anotherDeviceOf(phone).connect();
        Person bob = somebody().connect();

        Sent sent = phone.send(bob, "from the phone");

        assertEquals(sent.cid(), laptop.awaitText("from the phone").cid());
        assertEquals(List.of(), phone.texts());
    }

    @Test
    void messageShouldReachEveryDeviceOfTheOther() {
        Person alice = somebody().connect();
        Person phone = somebody().connect();
        Person laptop = anotherDeviceOf(phone).connect();

        alice.send(phone, "to all of you");

        assertEquals(
                phone.awaitText("to all of you").seq(),
                laptop.awaitText("to all of you").seq());
    }

    @Test
    void readingOnOneDeviceShouldClearTheOther() {
        Person alice = somebody().connect();
        Person phone = somebody().connect();
        Person laptop = anotherDeviceOf(phone).connect();
        Sent sent = alice.send(phone, "read me");
        phone.awaitText("read me");

        phone.live().read(sent.conversation(), sent.seq());

        laptop.awaitEvent(
                Event.Read.class, read -> read.conversation().equals(sent.conversation()) && read.seq() == sent.seq());
        await().until(() ->
                laptop.rest().conversations("", 1).items().getFirst().unread() == 0);
    }

    @Test
    void newDeviceShouldStartAtTheHeadsAndFindTheRestInHistory() {
        Person alice = somebody().connect();
        Person phone = somebody().connect();
        Sent old = alice.send(phone, "before the laptop");
        Person laptop = anotherDeviceOf(phone).connect();

        alice.send(phone, "after the laptop");

        laptop.awaitText("after the laptop");
        assertEquals(List.of("after the laptop"), laptop.texts());
        assertEquals(2, laptop.rest().history(old.conversation(), 10).entries().size());
    }

    @Test
    void devicesShouldHearOfANewOne() {
        Person phone = somebody().connect();

        anotherDeviceOf(phone);

        phone.awaitEvent(Event.AccountChanged.class, account -> account.change().equals("device_added"));
    }

    @Test
    void newerStreamOfADeviceShouldReplaceTheOlder() {
        Person alice = somebody();
        String token = alice.session().accessToken();
        RawSocket older = RawSocket.open(HTTP, server.uri(), token);

        RawSocket newer = RawSocket.open(HTTP, server.uri(), token);

        assertTrue(older.awaitFrame("\"t\":\"bye\"").contains("\"replaced\""));
        assertEquals(4409, older.awaitClose());
        newer.send("{\"t\":\"ping\",\"ref\":1}");
        newer.awaitFrame("\"t\":\"pong\"");
        newer.abort();
    }

    @Test
    void clientShouldNotComeBackByItselfOnceReplaced() {
        Person alice = somebody().connect();

        RawSocket other = RawSocket.open(HTTP, server.uri(), alice.session().accessToken());

        alice.awaitState(ConnectionState.Replaced.class);
        other.send("{\"t\":\"ping\",\"ref\":1}");
        other.awaitFrame("\"t\":\"pong\"");
        other.abort();
    }

    @Test
    void revokedDeviceShouldLoseItsStreamAndItsTokens() {
        Person phone = somebody();
        Person laptop = anotherDeviceOf(phone);
        RawSocket stream = RawSocket.open(HTTP, server.uri(), laptop.session().accessToken());

        phone.rest().revoke(laptop.session().device());

        assertTrue(stream.awaitFrame("\"t\":\"bye\"").contains("\"revoked\""));
        assertEquals(4401, stream.awaitClose());
        assertThrows(LoginRequiredException.class, () -> laptop.rest().me());
        assertEquals(1, phone.rest().devices().size());
    }

    @Test
    void deletedAccountShouldLoseAllItsStreams() throws Exception {
        Person phone = somebody();
        Person laptop = anotherDeviceOf(phone);
        RawSocket first = RawSocket.open(HTTP, server.uri(), phone.session().accessToken());
        RawSocket second = RawSocket.open(HTTP, server.uri(), laptop.session().accessToken());

        assertEquals(
                204, Requests.deleteAccount(HTTP, server.uri(), phone.session().accessToken(), Person.PASSWORD));

        assertEquals(4401, first.awaitClose());
        assertEquals(4401, second.awaitClose());
    }

    @Test
    void devicesBeyondTheLimitShouldBeRefused() {
        Person first = somebody();
        for (int device = 2; device <= 10; device++) {
            anotherDeviceOf(first);
        }

        RefusedException refusal = assertThrows(RefusedException.class, () -> anotherDeviceOf(first));

        assertEquals(ErrorCode.CONFLICT, refusal.code());
    }

    @Test
    void blockedUserShouldBeRefusedUntilUnblocked() {
        Person alice = somebody().connect();
        Person bob = somebody().connect();
        alice.send(bob, "before");
        bob.rest().block(alice.user());

        int tries = triesUntil(true, () -> isBlocked(alice, bob, "too early"));
        bob.rest().unblock(alice.user());
        triesUntil(false, () -> isBlocked(alice, bob, "after"));

        bob.awaitText("after");
        assertEquals("before", bob.texts().getFirst());
        assertEquals("after", bob.texts().getLast());
        assertEquals(tries + 1, bob.texts().size());
    }

    /// Asks until the answer is as expected: the first one on a single server, one after a moment on several instances.
    private static int triesUntil(boolean expected, BooleanSupplier question) {
        long end = System.nanoTime() + TestServer.NEWS.toNanos();
        int tries = 1;
        while (question.getAsBoolean() != expected) {
            assertTrue(System.nanoTime() < end, "still not " + expected);
            tries++;
        }
        return tries;
    }

    @Test
    void wrongPasswordShouldBeRefused() {
        Person alice = somebody();
        try (ParleyClient stranger = ParleyClient.builder(server.uri()).build()) {
            assertThrows(
                    ClientException.class, () -> stranger.logIn(alice.session().handle(), "wrong password", "phone"));
        }
    }

    /// @throws RefusedException as the server refused
    private static boolean isBlocked(Person from, Person to, String text) {
        try {
            from.send(to, text);
            return false;
        } catch (CompletionException e) {
            assertEquals(
                    ErrorCode.BLOCKED,
                    assertInstanceOf(RefusedException.class, e.getCause()).code());
            return true;
        }
    }

    private Person somebody() {
        return added(Person.register(server.uri(), "person-" + ++people));
    }

    private Person anotherDeviceOf(Person person) {
        return added(Person.logIn(server.uri(), person.session().handle()));
    }

    private Person added(Person person) {
        present.add(person);
        return person;
    }
}
