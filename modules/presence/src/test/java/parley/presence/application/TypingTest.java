package parley.presence.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static parley.presence.Moments.user;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.presence.Moments;
import parley.presence.port.in.ShowTyping;
import parley.presence.port.in.ShowTyping.Result;

final class TypingTest {
    private static final UserId ME = user(1);
    private static final DeviceId LAPTOP = new DeviceId(new UUID(21, 1));
    private static final ConversationId CHAT = chat(1);

    private final Moments moments = new Moments(new PresenceConfig(
            Duration.ofSeconds(60),
            PresenceConfig.Seen.DEFAULT,
            PresenceConfig.Watching.DEFAULT,
            new PresenceConfig.Typing(Duration.ofSeconds(5), Duration.ofSeconds(3), 4, 5, 2),
            PresenceConfig.Registry.DEFAULT));
    private final SessionId me = moments.connect(ME);
    private final SessionId other = moments.connect(user(2));

    TypingTest() {
        moments.conversations.set(CHAT, List.of(ME, user(2), user(3)));
    }

    private static ConversationId chat(int number) {
        return new ConversationId(new UUID(30, number));
    }

    @Test
    void typingShouldReachTheOtherMembersThatAreOnlineAndNobodyElse() {
        SessionId laptop = moments.connect(ME, LAPTOP);
        SessionId stranger = moments.connect(user(9));

        assertInstanceOf(Result.Taken.class, type(me, true));

        assertEquals(List.of("1 types"), texts(other));
        assertEquals(List.of(), texts(me));
        assertEquals(List.of(), texts(laptop));
        assertEquals(List.of(), texts(stranger));
    }

    @Test
    void typingShouldEndByItselfAfterItsLife() {
        type(me, true);
        texts(other);

        moments.pass(Duration.ofMillis(4900));
        assertEquals(List.of(), texts(other));
        moments.pass(Duration.ofMillis(200));
        assertEquals(List.of("1 stops"), texts(other));
        moments.pass(Duration.ofSeconds(20));
        assertEquals(List.of(), texts(other));
    }

    @Test
    void repetitionShouldExtendTheLifeAndBeToldOnceAnInterval() {
        for (int tenth = 0; tenth <= 90; tenth++) {
            type(me, true);
            moments.flush();
        }
        assertEquals(List.of("1 types", "1 types", "1 types", "1 types"), texts(other));

        moments.pass(Duration.ofMillis(4700));
        assertEquals(List.of(), texts(other));
        moments.pass(Duration.ofMillis(300));
        assertEquals(List.of("1 stops"), texts(other));
    }

    @Test
    void stopShouldBeToldAtOnceAndOnce() {
        type(me, false);
        assertEquals(List.of(), texts(other));
        type(me, true);
        type(me, false);
        type(me, false);

        assertEquals(List.of("1 types", "1 stops"), texts(other));
        moments.pass(Duration.ofSeconds(10));
        assertEquals(List.of(), texts(other));
    }

    @Test
    void startSoonAfterStopShouldWaitForTheInterval() {
        type(me, true);
        type(me, false);
        type(me, true);
        assertEquals(List.of("1 types", "1 stops"), texts(other));

        moments.pass(Duration.ofSeconds(3));
        type(me, true);

        assertEquals(List.of("1 types"), texts(other));
    }

    @Test
    void endOfTheSessionShouldEndItAtOnce() {
        type(me, true);
        texts(other);

        moments.disconnect(me);

        assertEquals(List.of("1 stops"), texts(other));
    }

    @Test
    void endOfAnotherSessionOfTheTypistShouldChangeNothing() {
        SessionId laptop = moments.connect(ME, LAPTOP);
        type(laptop, true);
        type(me, true);
        texts(other);

        moments.disconnect(laptop);
        assertEquals(List.of(), texts(other));
        moments.disconnect(me);
        assertEquals(List.of("1 stops"), texts(other));
    }

    @Test
    void blockedUsersShouldNotSeeEachOtherType() {
        SessionId third = moments.connect(user(3));
        moments.privacy.part(user(2), ME);

        type(me, true);
        type(me, false);

        assertEquals(List.of(), texts(other));
        assertEquals(List.of("1 types", "1 stops"), texts(third));
    }

    @Test
    void whoIsNoMemberShouldBeRefusedEachTime() {
        moments.conversations.set(CHAT, List.of(user(2), user(3)));

        assertInstanceOf(Result.NotMember.class, type(me, true));
        assertInstanceOf(Result.NotMember.class, type(me, true));
        assertInstanceOf(Result.NotFound.class, type(me, chat(9), true));
        assertEquals(List.of(), texts(other));
    }

    @Test
    void whoIsRemovedWhileTypingShouldBeEndedForTheMembers() {
        type(me, true);
        moments.conversations.set(CHAT, List.of(user(2), user(3)));
        moments.pass(Duration.ofSeconds(4));

        assertInstanceOf(Result.NotMember.class, type(me, true));

        assertEquals(List.of("1 types", "1 stops"), texts(other));
    }

    @Test
    void largeConversationShouldNotBeServed() {
        moments.conversations.set(
                CHAT, IntStream.rangeClosed(1, 4).mapToObj(Moments::user).toList());
        type(me, true);
        assertEquals(List.of("1 types"), texts(other));
        moments.pass(Duration.ofSeconds(10));
        texts(other);

        moments.conversations.set(
                CHAT, IntStream.rangeClosed(1, 5).mapToObj(Moments::user).toList());

        assertInstanceOf(Result.Taken.class, type(me, true));
        assertEquals(List.of(), texts(other));
    }

    @Test
    void sessionShouldTypeInOnlySoManyConversationsAtOnce() {
        IntStream.rangeClosed(1, 3).forEach(number -> moments.conversations.set(chat(number), List.of(ME, user(2))));

        IntStream.rangeClosed(1, 3).forEach(number -> type(me, chat(number), true));
        assertEquals(2, texts(other).size());

        moments.pass(Duration.ofSeconds(6));
        texts(other);
        type(me, chat(3), true);
        assertEquals(List.of("1 types"), texts(other));
    }

    @Test
    void allTogetherShouldTypeInOnlySoManyConversations() {
        for (int number = 10; number < 20; number++) {
            SessionId session = moments.connect(user(number));
            moments.conversations.set(chat(number), List.of(user(number), user(2)));
            assertInstanceOf(Result.Taken.class, type(session, chat(number), true));
        }
        assertEquals(5, texts(other).size());

        moments.pass(Duration.ofSeconds(6));
        texts(other);
        type(me, true);
        assertEquals(List.of("1 types"), texts(other));
    }

    @Test
    void typingOfASessionThatIsOverShouldBeIgnored() {
        moments.disconnect(me);

        assertInstanceOf(Result.Taken.class, type(me, true));

        assertEquals(List.of(), texts(other));
    }

    private Result type(SessionId session, boolean on) {
        return type(session, CHAT, on);
    }

    private Result type(SessionId session, ConversationId conversation, boolean on) {
        return moments.presence.typing().show(new ShowTyping.Command(session, conversation, on));
    }

    private List<String> texts(SessionId session) {
        return moments.told(session).texts();
    }
}
