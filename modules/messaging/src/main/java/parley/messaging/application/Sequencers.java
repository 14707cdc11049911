package parley.messaging.application;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import parley.kernel.ConversationId;

/// The conversations that are open for writing on this instance; idle ones make room when there are too many.
final class Sequencers {
    /// Making room closes more than one at once, so that it happens rarely.
    private static final int ROOM_FRACTION = 10;

    private final Map<ConversationId, Sequencer> open = new ConcurrentHashMap<>();
    private final Set<ConversationId> doubtful = ConcurrentHashMap.newKeySet();
    private final Sequencing shared;
    private final int most;

    Sequencers(Sequencing shared, int most) {
        this.shared = shared;
        this.most = most;
        shared.whenDoubtful(doubtful::add);
        shared.whenClosed(sequencer -> open.remove(sequencer.id(), sequencer));
    }

    /// Hands a send to its conversation's sequencer. Blocks while that has no room.
    void submit(ConversationId conversation, PendingSend send) {
        Sequencer sequencer = sequencer(conversation);
        while (!sequencer.offer(send)) {
            open.remove(conversation, sequencer);
            sequencer = sequencer(conversation);
        }
    }

    /// Hands sends to their conversation's sequencer, all or none, without blocking.
    ///
    /// @return false if that has no room
    boolean submit(ConversationId conversation, List<PendingSend> sends) {
        Sequencer sequencer = sequencer(conversation);
        Sequencer.Offer offer = sequencer.offer(sends);
        while (offer == Sequencer.Offer.CLOSED) {
            open.remove(conversation, sequencer);
            sequencer = sequencer(conversation);
            offer = sequencer.offer(sends);
        }
        return offer == Sequencer.Offer.TAKEN;
    }

    /// Hands a change to its group's sequencer.
    void submit(PendingChange change) {
        ConversationId group = change.command().group();
        Sequencer sequencer = sequencer(group);
        while (!sequencer.offer(change)) {
            open.remove(group, sequencer);
            sequencer = sequencer(group);
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

    /// Tries appends with an unknown outcome again.
    void retryDoubtful() {
        doubtful.removeIf(id -> find(id).filter(Sequencer::inDoubt).isEmpty());
        doubtful.forEach(id -> find(id).ifPresent(Sequencer::retry));
    }

    /// Closes the conversations that have another owner now and in which nothing happens; those in which something
    /// does find out by themselves.
    void closeLost() {
        open.values().removeIf(Sequencer::closeIfLost);
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

    /// A sequencer and when it was used last, as of one moment: it may be used while others are compared with
    /// it.
    private record Idle(Sequencer sequencer, long since) {}
}
