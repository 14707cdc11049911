package parley.messaging.application;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.messaging.domain.ReadMark;
import parley.messaging.domain.Watermark;
import parley.messaging.port.in.MarkRead;
import parley.messaging.port.in.StreamOutput;
import parley.messaging.port.out.LiveDevices.LiveDevice;
import parley.messaging.port.out.LogUnavailableException;

/// Gathers watermarks and read marks, stores each batch, and only then sends it out: many confirmations
/// become one frame.
final class ReceiptCoalescer {
    private final MessagingPorts ports;
    private final Clock clock;
    private final Streams streams;
    private final KnownConversations conversations;
    private final ReentrantLock lock = new ReentrantLock();
    private Map<Member, Gathered> gathered = new HashMap<>();

    ReceiptCoalescer(MessagingPorts ports, Clock clock, Streams streams, KnownConversations conversations) {
        this.ports = ports;
        this.clock = clock;
        this.streams = streams;
        this.conversations = conversations;
    }

    /// A device of the user has received the entries of others up to `seq`. At most one entry per member and
    /// conversation is kept, so the open streams bound what is gathered.
    void delivered(ConversationId conversation, UserId user, long seq) {
        lock.lock();
        try {
            gather(conversation, user).delivered(seq);
        } finally {
            lock.unlock();
        }
    }

    /// The user has read up to `mark`, on `device`; `reply` is answered once that is durable.
    void read(ReadMark mark, DeviceId device, MarkRead.Reply reply) {
        lock.lock();
        try {
            gather(mark.conversation(), mark.user()).read(mark, device, reply);
        } finally {
            lock.unlock();
        }
    }

    private Gathered gather(ConversationId conversation, UserId user) {
        return gathered.computeIfAbsent(new Member(conversation, user), absent -> new Gathered());
    }

    /// Stores and sends what has gathered. What cannot be stored now gathers on.
    void flush() {
        Map<Member, Gathered> batch = take();
        if (batch.isEmpty()) {
            return;
        }
        try {
            store(batch);
        } catch (LogUnavailableException unavailable) {
            putBack(batch);
            return;
        } catch (RuntimeException fault) {
            putBack(batch);
            throw fault;
        }
        batch.values().forEach(each -> each.answer(new MarkRead.Result.Marked()));
        send(batch);
    }

    private Map<Member, Gathered> take() {
        lock.lock();
        try {
            Map<Member, Gathered> batch = gathered;
            gathered = new HashMap<>();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void putBack(Map<Member, Gathered> batch) {
        batch.values().forEach(each -> each.answer(new MarkRead.Result.Unavailable()));
        lock.lock();
        try {
            batch.forEach((member, each) ->
                    gather(member.conversation(), member.user()).merge(each));
        } finally {
            lock.unlock();
        }
    }

    private void store(Map<Member, Gathered> batch) {
        List<ReadMark> marks = new ArrayList<>();
        List<Watermark> watermarks = new ArrayList<>(batch.size());
        batch.forEach((member, each) -> {
            if (each.readSeq > 0) {
                marks.add(new ReadMark(member.user(), member.conversation(), each.readSeq, each.readOrdinal));
            }
            watermarks.add(each.watermark(member));
        });
        if (!marks.isEmpty()) {
            ports.inboxes().advanceRead(marks);
        }
        ports.receipts().advance(watermarks);
    }

    private void send(Map<Member, Gathered> batch) {
        Set<UserId> users = new HashSet<>();
        batch.keySet().forEach(member -> users.addAll(conversations.members(member.conversation())));
        Map<UserId, List<LiveDevice>> devices = new HashMap<>();
        for (LiveDevice device : ports.liveDevices().of(users)) {
            if (device.instance().equals(ports.self())) {
                devices.computeIfAbsent(device.user(), absent -> new ArrayList<>(1))
                        .add(device);
            }
        }
        long now = clock.millis();
        batch.forEach((member, each) -> {
            sendReceipt(member, each.watermark(member), devices, now);
            if (each.readSeq > 0) {
                sendRead(member, each, devices.getOrDefault(member.user(), List.of()));
            }
        });
    }

    private void sendReceipt(Member member, Watermark watermark, Map<UserId, List<LiveDevice>> devices, long now) {
        for (UserId other : conversations.members(member.conversation())) {
            if (!other.equals(member.user())) {
                for (LiveDevice device : devices.getOrDefault(other, List.of())) {
                    to(device.session(), output -> output.receipt(watermark, now));
                }
            }
        }
    }

    private void sendRead(Member member, Gathered each, List<LiveDevice> own) {
        for (LiveDevice device : own) {
            if (!each.isOnlyReader(device.device())) {
                to(device.session(), output -> output.read(member.conversation(), each.readSeq));
            }
        }
    }

    private void to(SessionId session, Consumer<StreamOutput> news) {
        streams.find(session).ifPresent(stream -> stream.tell(news));
    }

    private record Member(ConversationId conversation, UserId user) {}

    /// What has gathered for one member of one conversation. Guarded by the lock until it is taken.
    private static final class Gathered {
        private long delivered;
        private long readSeq;
        private long readOrdinal;
        private final Set<DeviceId> readers = new HashSet<>(1);
        private final List<MarkRead.Reply> replies = new ArrayList<>(1);

        void delivered(long seq) {
            delivered = Math.max(delivered, seq);
        }

        void read(ReadMark mark, DeviceId device, MarkRead.Reply reply) {
            readSeq = Math.max(readSeq, mark.seq());
            readOrdinal = Math.max(readOrdinal, mark.ordinal());
            readers.add(device);
            replies.add(reply);
        }

        void merge(Gathered other) {
            delivered = Math.max(delivered, other.delivered);
            readSeq = Math.max(readSeq, other.readSeq);
            readOrdinal = Math.max(readOrdinal, other.readOrdinal);
            readers.addAll(other.readers);
        }

        boolean isOnlyReader(DeviceId device) {
            return readers.size() == 1 && readers.contains(device);
        }

        /// Who has read has received.
        Watermark watermark(Member member) {
            return new Watermark(member.conversation(), member.user(), Math.max(delivered, readSeq), readSeq);
        }

        void answer(MarkRead.Result result) {
            replies.forEach(reply -> reply.accept(result));
            replies.clear();
        }
    }
}
