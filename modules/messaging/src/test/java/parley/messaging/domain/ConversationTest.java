package parley.messaging.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.messaging.Messages.ALICE;
import static parley.messaging.Messages.ALICE_AND_BOB;
import static parley.messaging.Messages.BOB;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConversationTest {
    @Test
    void membersShouldBeBothUsers() {
        assertEquals(Set.of(ALICE, BOB), Set.copyOf(ALICE_AND_BOB.members()));
        assertEquals(2, ALICE_AND_BOB.members().size());
    }

    @Test
    void aChatWithOneselfShouldHaveOneMember() {
        Conversation.Direct alone = new Conversation.Direct(ALICE_AND_BOB.id(), ALICE, ALICE);

        assertEquals(List.of(ALICE), alone.members());
    }
}
