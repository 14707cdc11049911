package parley.client.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The unanswered sends to one conversation, in order. Owned by [SendQueue].
final class Lane {
    private final List<Pending> sends = new ArrayList<>();
    private long notBefore;

    boolean isEmpty() {
        return sends.isEmpty();
    }

    void add(Pending send) {
        sends.add(send);
    }

    void remove(Pending send) {
        sends.remove(send);
    }

    boolean inFlight() {
        return sends.stream().anyMatch(send -> send.is(Pending.State.IN_FLIGHT));
    }

    /// Nothing of the lane is sent before this moment.
    long notBefore() {
        return notBefore;
    }

    void waitUntil(long moment) {
        notBefore = Math.max(notBefore, moment);
    }

    /// The connection is gone: what was on the wire has to be sent again, first.
    void lost() {
        sends.stream().filter(send -> send.is(Pending.State.IN_FLIGHT)).forEach(Pending::queue);
        notBefore = 0;
    }

    /// Takes over the sends of a lane that turned out to lead to the same conversation.
    void merge(Lane other) {
        sends.addAll(other.sends);
        sends.sort(Comparator.comparingLong(Pending::order));
        notBefore = Math.max(notBefore, other.notBefore);
    }

    /// The sends whose turn it is: never one before an earlier one that still has to be sent.
    List<Pending> ready(long now, int limit) {
        List<Pending> ready = new ArrayList<>();
        int room = limit;
        for (Pending send : sends) {
            if (room == 0 || send.is(Pending.State.HELD) || (send.is(Pending.State.QUEUED) && now < notBefore)) {
                break;
            }
            room--;
            if (send.is(Pending.State.QUEUED)) {
                ready.add(send);
            }
        }
        return ready;
    }
}
