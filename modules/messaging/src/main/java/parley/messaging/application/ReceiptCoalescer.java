package parley.messaging.application;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.messaging.application.Gathered.Member;
import parley.messaging.application.ReceiptPushes.Stored;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.Membership;
import parley.messaging.domain.ReadMark;
import parley.messaging.domain.Watermark;
import parley.messaging.port.in.MarkRead;
import parley.messaging.port.out.Inboxes;
import parley.messaging.port.out.LogUnavailableException;
import parley.messaging.port.out.Receipts;

/// Gathers watermarks and read marks, stores each batch, and only then sends it out: many confirmations
/// become one frame. What the members of large groups have received is told to nobody and gathers for longer.
final class ReceiptCoalescer {
    private final Inboxes inboxes;
    private final Receipts receipts;
    private final Participants participants;
    private final ReceiptVisibility visibility;
    private final ReceiptPushes pushes;
    private final ReentrantLock lock = new ReentrantLock();
    private Map<Member, Gathered> gathered = new HashMap<>();
    /// What has to wait for the next flush of everything. Confined to the thread that flushes.
    private Map<Member, Gathered> waiting = new HashMap<>();

    ReceiptCoalescer(
            MessagingPorts ports, Participants participants, ReceiptVisibility visibility, ReceiptPushes pushes) {
        this.inboxes = ports.inboxes();
        this.receipts = ports.receipts();
        this.participants = participants;
        this.visibility = visibility;
        this.pushes = pushes;
    }

    /// A device of the user has received the entries of others up to `seq`. At most one entry per member and
    /// conversation is kept, so the open streams bound what is gathered.
    void delivered(ConversationId conversation, UserId user, long seq) {
        lock.lock();
        try {
            gather(new Member(conversation, user)).delivered(seq);
        } finally {
            lock.unlock();
        }
    }

    /// The user has read up to `mark`, on `device`; `reply` is answered once that is durable.
    void read(ReadMark mark, DeviceId device, MarkRead.Reply reply) {
        lock.lock();
        try {
            gather(new Member(mark.conversation(), mark.user())).read(mark, device, reply);
        } finally {
            lock.unlock();
        }
    }

    private Gathered gather(Member member) {
        return gathered.computeIfAbsent(member, Gathered::new);
    }

    /// Stores and sends what has gathered. What cannot be stored or sent now gathers on. Called by one
    /// thread.
    ///
    /// @param everything also what was received in large groups
    void flush(boolean everything) {
        Map<Member, Gathered> taken = take(everything);
        List<Stored> batch = taken.isEmpty() ? List.of() : sorted(taken.values(), everything);
        if (batch.isEmpty()) {
            return;
        }
        try {
            store(batch);
            batch.forEach(each -> each.gathered().answer(new MarkRead.Result.Marked()));
            pushes.send(batch);
        } catch (LogUnavailableException unavailable) {
            putBack(batch);
        } catch (RuntimeException fault) {
            putBack(batch);
            throw fault;
        }
    }

    private Map<Member, Gathered> take(boolean everything) {
        Map<Member, Gathered> taken;
        lock.lock();
        try {
            taken = gathered;
            gathered = new HashMap<>();
        } finally {
            lock.unlock();
        }
        if (everything) {
            waiting.forEach((member, each) ->
                    taken.computeIfAbsent(member, Gathered::new).merge(each));
            waiting = new HashMap<>();
        }
        return taken;
    }

    /// What is to be stored now; the rest is set aside.
    private List<Stored> sorted(Collection<Gathered> taken, boolean everything) {
        Map<ConversationId, Optional<Circle>> circles = new HashMap<>();
        List<Stored> batch = new ArrayList<>(taken.size());
        for (Gathered each : taken) {
            Optional<Circle> circle = circles.computeIfAbsent(each.member().conversation(), this::circle);
            if (circle.isEmpty()) {
                putBack(each);
            } else if (circle.get().members().queued() && !everything && !each.hasRead()) {
                waiting.computeIfAbsent(each.member(), Gathered::new).merge(each);
            } else {
                batch.add(new Stored(
                        each,
                        circle.get().conversation(),
                        circle.get().tells(each.member().user()),
                        visibility.sharesReads(each.member().user())));
            }
        }
        return batch;
    }

    /// A conversation and who takes part in it.
    private record Circle(Conversation conversation, Membership members) {
        /// Whether it matters to anybody what the user has received and read. In a large group nobody is
        /// told, and whoever looks later is shown present members only.
        boolean tells(UserId user) {
            return members.queued() || members.hasMember(user);
        }
    }

    /// Empty if it cannot be found out now.
    private Optional<Circle> circle(ConversationId conversation) {
        try {
            return participants.find(conversation).map(known -> new Circle(known, participants.now(known)));
        } catch (LogUnavailableException unavailable) {
            return Optional.empty();
        }
    }

    private void store(List<Stored> batch) {
        List<ReadMark> marks = batch.stream()
                .map(Stored::gathered)
                .filter(Gathered::hasRead)
                .map(Gathered::mark)
                .toList();
        List<Watermark> watermarks = batch.stream()
                .filter(Stored::tells)
                .map(Stored::watermark)
                .filter(mark -> mark.delivered() > 0)
                .toList();
        if (!marks.isEmpty()) {
            inboxes.advanceRead(marks);
        }
        if (!watermarks.isEmpty()) {
            receipts.advance(watermarks);
        }
    }

    private void putBack(List<Stored> batch) {
        batch.forEach(each -> putBack(each.gathered()));
    }

    private void putBack(Gathered each) {
        each.answer(new MarkRead.Result.Unavailable());
        lock.lock();
        try {
            gather(each.member()).merge(each);
        } finally {
            lock.unlock();
        }
    }
}
