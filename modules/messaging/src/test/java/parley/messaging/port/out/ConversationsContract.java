package parley.messaging.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.messaging.Messages.ALICE;
import static parley.messaging.Messages.ALICE_AND_BOB;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.DirectPair;

/// What every [Conversations] does. Each test gets an empty one.
public interface ConversationsContract {
    Conversations conversations();

    @Test
    default void findShouldReturnWhatWasCreated() {
        Conversation alone = DirectPair.of(ALICE, ALICE);
        conversations().create(ALICE_AND_BOB);
        conversations().create(alone);
        conversations().create(ALICE_AND_BOB);

        assertEquals(Optional.of(ALICE_AND_BOB), conversations().find(ALICE_AND_BOB.id()));
        assertEquals(Optional.of(alone), conversations().find(alone.id()));
    }

    @Test
    default void findShouldBeEmptyForAnUnknownId() {
        assertEquals(Optional.empty(), conversations().find(ALICE_AND_BOB.id()));
    }
}
