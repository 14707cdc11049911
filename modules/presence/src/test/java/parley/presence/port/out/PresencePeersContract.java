package parley.presence.port.out;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.presence.Connections.ALICE;
import static parley.presence.Connections.BOB;
import static parley.presence.Connections.OTHER;
import static parley.presence.Connections.PHONE;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.kernel.ConversationId;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.presence.Connections;
import parley.presence.domain.Signal;

/// What every [PresencePeers] has to do.
public interface PresencePeersContract {
    /// The peers as [Connections#INSTANCE] sees them; [Connections#OTHER] is connected.
    PresencePeers peers();

    /// What has arrived at [Connections#OTHER], in order.
    List<Signal> received();

    @Test
    default void signalsShouldArriveInOrder() {
        ConversationId chat = new ConversationId(new UUID(30, 1));
        List<SessionId> sessions = List.of(new SessionId(new UUID(4, 1)), new SessionId(new UUID(4, 2)));
        List<Signal> sent = new ArrayList<>();
        sent.add(new Signal.Replaced(Connections.at(OTHER, ALICE, PHONE, 7)));
        for (int round = 0; round < 20; round++) {
            sent.add(new Signal.Typing(sessions, chat, BOB, round % 2 == 0));
        }

        sent.forEach(signal -> peers().send(OTHER, signal));

        await().until(() -> received().size() >= sent.size());
        assertEquals(sent, received());
    }

    @Test
    default void signalToAnUnknownInstanceShouldBeLost() {
        peers().send(new InstanceId(new UUID(3, 99)), new Signal.Replaced(Connections.at(OTHER, ALICE, PHONE, 1)));
        peers().send(OTHER, new Signal.Replaced(Connections.at(OTHER, ALICE, PHONE, 2)));

        await().until(() -> !received().isEmpty());
        assertEquals(List.of(new Signal.Replaced(Connections.at(OTHER, ALICE, PHONE, 2))), received());
    }
}
