package parley.messaging.application;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import parley.kernel.ConversationId;
import parley.messaging.domain.Conversation;
import parley.messaging.port.in.SendMessage;

/// The conversations that are open for writing on this instance; idle ones make room when there are too many.
final class Sequencers {
    /// Making room closes more than one at once, so that it happens rarely.
    private static final int ROOM_FRACTION = 10;

    private final Map<ConversationId, Sequencer> open = new ConcurrentHashMap<>();
    private final Set<Sequencer> doubtful = ConcurrentHashMap.newKeySet();
    private final Sequencing shared;
    private final int most;

    Sequencers(MessagingPorts ports, MessagingConfig config, Clock clock, FanOut fanOut) {
        this.shared = new Sequencing(ports, config, clock, fanOut, this);
        this.most = config.openConversations();
    }

    /// Hands a send to its conversation's sequencer.
    ///
    /// @param pair the conversation that the send may create; none if it names one that must exist
    void submit(
            ConversationId conversation,
            SendMessage.Command command,
            Conversation.@Nullable Direct pair,
            SendMessage.Reply reply) {
        Sequencer sequencer = sequencer(conversation);
        while (!sequencer.offer(command, pair, reply)) {
            open.remove(conversation, sequencer);
            sequencer = sequencer(conversation);
        }
    }

    private Sequencer sequencer(ConversationId conversation) {
        Sequencer known = open.get(conversation);
        if (known != null) {
            return known;
        }
        if (open.size() >= most) {
            makeRoom();
        }
        return open.computeIfAbsent(conversation, id -> new Sequencer(id, shared));
    }

    Optional<Sequencer> find(ConversationId conversation) {
        return Optional.ofNullable(open.get(conversation));
    }

    Admission admission() {
        return shared.admission();
    }

    void doubtful(Sequencer sequencer) {
        doubtful.add(sequencer);
    }

    /// Tries appends with an unknown outcome again.
    void retryDoubtful() {
        doubtful.removeIf(sequencer -> !sequencer.inDoubt());
        doubtful.forEach(Sequencer::retry);
    }

    private void makeRoom() {
        List<Idle> oldest = open.values().stream()
                .map(sequencer -> new Idle(sequencer, sequencer.lastUsed()))
                .sorted(Comparator.comparingLong(Idle::since))
                .limit(Math.max(1, most / ROOM_FRACTION))
                .toList();
        for (Idle idle : oldest) {
            if (idle.sequencer().closeIfIdle()) {
                open.remove(idle.sequencer().id(), idle.sequencer());
            }
        }
    }

    /// A sequencer and when it was used last, as of one moment: it may be used while others are compared with it.
    private record Idle(Sequencer sequencer, long since) {}
}
