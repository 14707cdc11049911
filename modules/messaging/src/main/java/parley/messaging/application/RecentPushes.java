package parley.messaging.application;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import parley.kernel.ConversationId;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.in.Push;

/// The latest entries of large groups, kept for the queued jobs that push them: one encoding serves all
/// chunks of a job, and the log need not be read. The oldest make room.
final class RecentPushes {
    private final int mostBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Push> pushes = new LinkedHashMap<>();
    private long bytes;

    /// @param mostBytes most bytes of content
    RecentPushes(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    void add(List<Deliveries.Committed> entries) {
        lock.lock();
        try {
            for (Deliveries.Committed each : entries) {
                add(each.push());
            }
        } finally {
            lock.unlock();
        }
    }

    private void add(Push push) {
        LogEntry entry = push.entry();
        if (pushes.put(new Key(entry.conversation(), entry.seq()), push) == null) {
            bytes += size(push);
        }
        Iterator<Push> oldest = pushes.values().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            bytes -= size(oldest.next());
            oldest.remove();
        }
    }

    Optional<Push> find(ConversationId conversation, long seq) {
        lock.lock();
        try {
            return Optional.ofNullable(pushes.get(new Key(conversation, seq)));
        } finally {
            lock.unlock();
        }
    }

    /// An entry takes memory beside its content.
    private static long size(Push push) {
        return (long) Key.BYTES + push.entry().content().size();
    }

    private record Key(ConversationId conversation, long seq) {
        static final int BYTES = 400;
    }
}
