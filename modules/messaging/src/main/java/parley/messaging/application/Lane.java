package parley.messaging.application;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import parley.kernel.ConversationId;
import parley.kernel.InstanceId;
import parley.messaging.domain.ErrandAnswer;
import parley.messaging.domain.Outcome;

/// Errands of one session, or one device, for one conversation, on their way to its owner, in order.
///
/// One batch at a time is under way, and the owner takes a batch as a whole: so nothing can overtake what has to be
/// handed over again, whatever becomes of ownership meanwhile. A batch that is not done completely is handed over
/// again, as far as it is not, to whoever is the owner then.
final class Lane {
    private final Key key;
    private final Lanes shared;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition space = lock.newCondition();
    /// Everything without an outcome, in order.
    private final LinkedHashSet<Item> items = new LinkedHashSet<>();

    private @Nullable Batch underWay;
    private @Nullable InstanceId hint;
    private int failures;
    private long due;
    private boolean closed;

    Lane(Key key, Lanes shared) {
        this.key = key;
        this.shared = shared;
    }

    /// @param source a session, a device, or whatever else sends in an order
    record Key(Object source, ConversationId conversation) {}

    Key key() {
        return key;
    }

    /// Adds an errand; blocks while there are too many.
    ///
    /// @return false if this lane was closed: take another
    boolean add(Item item) {
        Batch next;
        lock.lock();
        try {
            while (!closed && items.size() >= shared.config().queue()) {
                space.awaitUninterruptibly();
            }
            if (closed) {
                return false;
            }
            items.add(item);
            next = underWay == null && failures == 0 ? nextBatch() : null;
        } finally {
            lock.unlock();
        }
        handOver(next);
        return true;
    }

    /// Gives up what has waited for too long, and tries again what failed.
    void tick(long now) {
        List<Item> expired = new ArrayList<>();
        Batch next = null;
        lock.lock();
        try {
            for (Iterator<Item> rest = items.iterator(); rest.hasNext(); ) {
                Item item = rest.next();
                if (item.expires() <= now) {
                    rest.remove();
                    expired.add(item);
                }
            }
            Batch abandoned = underWay;
            if (abandoned != null
                    && !expired.isEmpty()
                    && abandoned.items().stream().noneMatch(items::contains)) {
                underWay = null;
            }
            if (underWay == null && due <= now) {
                next = nextBatch();
            }
            closeIfEmpty();
        } finally {
            lock.unlock();
        }
        expired.forEach(item -> shared.answer(item, new Outcome.Refused(Outcome.Refusal.UNAVAILABLE)));
        handOver(next);
    }

    private @Nullable Batch nextBatch() {
        if (items.isEmpty()) {
            return null;
        }
        Batch batch = new Batch(items.stream().limit(shared.config().batch()).toList());
        underWay = batch;
        return batch;
    }

    private void closeIfEmpty() {
        space.signalAll();
        if (items.isEmpty()) {
            closed = true;
            shared.closed(this);
        }
    }

    private void handOver(@Nullable Batch batch) {
        if (batch == null) {
            return;
        }
        InstanceId asked;
        lock.lock();
        try {
            asked = hint;
            hint = null;
        } finally {
            lock.unlock();
        }
        shared.handOver(key.conversation(), asked, batch, (index, answer) -> answered(batch, index, answer));
    }

    private void answered(Batch batch, int index, ErrandAnswer answer) {
        Item item = batch.items().get(index);
        boolean waited = false;
        Batch next = null;
        lock.lock();
        try {
            if (answer instanceof ErrandAnswer.Done) {
                waited = items.remove(item);
            } else if (batch == underWay) {
                batch.failed = true;
                hint = answer instanceof ErrandAnswer.NotOwner other ? other.owner() : hint;
            }
            batch.open--;
            if (batch == underWay && batch.open == 0) {
                underWay = null;
                next = settle(batch);
            }
            closeIfEmpty();
        } finally {
            lock.unlock();
        }
        if (waited && answer instanceof ErrandAnswer.Done done) {
            shared.answer(item, done.outcome());
        }
        handOver(next);
    }

    /// What comes after a batch: the next one, or the same after a while; at once if another owner was named.
    private @Nullable Batch settle(Batch batch) {
        if (!batch.failed) {
            failures = 0;
            due = 0;
            return nextBatch();
        }
        failures++;
        if (failures == 1 && hint != null) {
            return nextBatch();
        }
        due = shared.dueAfter(failures);
        return null;
    }

    /// Errands that are handed over together. Guarded by the lock of its lane, but for what is said before anybody
    /// can answer.
    static final class Batch {
        private final List<Item> items;
        private int open;
        private boolean failed;

        Batch(List<Item> items) {
            this.items = items;
            this.open = items.size();
        }

        List<Item> items() {
            return items;
        }
    }
}
