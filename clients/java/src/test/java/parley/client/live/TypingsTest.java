package parley.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.client.scripted.Frames.ALICE;
import static parley.client.scripted.Frames.BOB;
import static parley.client.scripted.Frames.CHAT;
import static parley.client.scripted.Frames.OTHER_CHAT;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.client.model.ConversationId;

class TypingsTest {
    private static final Event BOB_TYPES = new Event.Typing(CHAT, BOB, true);
    private static final Event BOB_STOPS = new Event.Typing(CHAT, BOB, false);

    private final Typings typings = new Typings();

    @Test
    void typingShouldBeToldAtMostEveryThreeSecondsPerConversation() {
        assertTrue(typings.say(CHAT, true, 0));
        assertFalse(typings.say(CHAT, true, 2_999));
        assertTrue(typings.say(OTHER_CHAT, true, 2_999));
        assertTrue(typings.say(CHAT, true, 3_000));
    }

    @Test
    void endShouldBeToldOnceAndNotAllowMore() {
        assertFalse(typings.say(CHAT, false, 0));
        assertTrue(typings.say(CHAT, true, 0));
        assertTrue(typings.say(CHAT, false, 100));
        assertFalse(typings.say(CHAT, false, 100));
        assertFalse(typings.say(CHAT, true, 200));
    }

    @Test
    void repeatedTypingShouldBeNoNews() {
        assertEquals(Optional.of(BOB_TYPES), typings.heard(CHAT, BOB, true, 0));
        assertEquals(Optional.empty(), typings.heard(CHAT, BOB, true, 3_000));
        assertEquals(Optional.of(BOB_STOPS), typings.heard(CHAT, BOB, false, 4_000));
        assertEquals(Optional.empty(), typings.heard(CHAT, BOB, false, 4_000));
        assertEquals(Long.MAX_VALUE, typings.nextDeadline());
    }

    @Test
    void typingShouldEndByItself() {
        typings.heard(CHAT, BOB, true, 0);
        typings.heard(CHAT, ALICE, true, 1_000);
        typings.heard(CHAT, BOB, true, 3_000);
        assertEquals(8_000, typings.nextDeadline());
        assertEquals(List.of(), typings.expire(7_999));
        assertEquals(List.of(new Event.Typing(CHAT, ALICE, false)), typings.expire(8_000));
        assertEquals(List.of(BOB_STOPS), typings.expire(10_000));
    }

    @Test
    void lossShouldEndEverything() {
        typings.heard(CHAT, BOB, true, 0);
        assertEquals(List.of(BOB_STOPS), typings.lost());
        assertEquals(List.of(), typings.lost());
    }

    @Test
    void memoryShouldBeBounded() {
        for (int i = 0; i < 5_000; i++) {
            ConversationId conversation = new ConversationId(new UUID(7, i));
            typings.say(conversation, true, i);
            typings.heard(conversation, BOB, true, i);
        }
        assertEquals(1_024, typings.lost().size());
        assertTrue(typings.say(new ConversationId(new UUID(7, 4_000)), true, 5_000));
    }
}
