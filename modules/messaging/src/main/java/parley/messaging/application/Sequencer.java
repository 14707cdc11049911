package parley.messaging.application;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.SessionId;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.in.RecordChange;
import parley.messaging.port.in.SendMessage.Result;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.AppendResult;
import parley.messaging.port.out.LogRefusedException;
import parley.messaging.port.out.LogUnavailableException;

/// The one writer of a conversation: takes everything that waits, gives it seqs, appends it, pushes it,
/// answers, and starts over. At most one append is in flight; senders never wait for it.
final class Sequencer {
    private final ConversationId id;
    private final Sequencing shared;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition space = lock.newCondition();
    private final ConversationWriter writer;
    private final ArrayDeque<PendingSend> waiting = new ArrayDeque<>();
    private final ArrayDeque<PendingChange> changes = new ArrayDeque<>();
    private final Map<PendingSend.Key, PendingSend> pending = new HashMap<>();
    private boolean running;
    private boolean closed;
    private volatile long lastUsed;

    Sequencer(ConversationId id, Sequencing shared) {
        this.id = id;
        this.shared = shared;
        this.writer = new ConversationWriter(id, shared);
        this.lastUsed = shared.clock().millis();
    }

    ConversationId id() {
        return id;
    }

    long lastUsed() {
        return lastUsed;
    }

    /// Queues a send; blocks while the queue is full.
    ///
    /// @return false if this sequencer was closed: take another
    boolean offer(PendingSend send) {
        lock.lock();
        try {
            while (!closed && waiting.size() >= shared.config().waitingSends() && !pending.containsKey(send.key())) {
                space.awaitUninterruptibly();
            }
            if (!closed) {
                add(send);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /// Queues all of the sends or none, without blocking.
    Offer offer(List<PendingSend> sends) {
        lock.lock();
        try {
            if (closed) {
                return Offer.CLOSED;
            }
            if (!waiting.isEmpty()
                    && waiting.size() + sends.size() > shared.config().waitingSends()) {
                return Offer.FULL;
            }
            sends.forEach(this::add);
            return Offer.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    /// What became of sends that were to be queued.
    enum Offer {
        TAKEN,
        /// There is no room now.
        FULL,
        /// This sequencer was closed: take another.
        CLOSED
    }

    private void add(PendingSend send) {
        PendingSend known = pending.putIfAbsent(send.key(), send);
        if (known == null) {
            waiting.add(send);
            start();
        } else {
            known.attach(send);
        }
    }

    /// Queues a change of the group. Not bounded here: whoever makes changes has one under way per group.
    ///
    /// @return false if this sequencer was closed: take another
    boolean offer(PendingChange change) {
        lock.lock();
        try {
            if (!closed) {
                changes.add(change);
                start();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    boolean awaits(PendingSend.Key key) {
        lock.lock();
        try {
            return pending.containsKey(key);
        } finally {
            lock.unlock();
        }
    }

    /// Tries again to settle an append whose outcome is unknown.
    void retry() {
        lock.lock();
        try {
            if (!closed) {
                start();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean inDoubt() {
        return writer.inDoubt();
    }

    /// Closes this sequencer for good unless it has work.
    boolean closeIfIdle() {
        lock.lock();
        try {
            closed = closed || (!running && waiting.isEmpty() && changes.isEmpty() && !writer.inDoubt());
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /// Closes this sequencer for good if it has no work and its lease is lost.
    boolean closeIfLost() {
        lock.lock();
        try {
            closed = closed || (!running && waiting.isEmpty() && changes.isEmpty() && writer.leaseIsLost());
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void start() {
        if (!running) {
            running = true;
            shared.workers().execute(this::run);
        }
    }

    private void run() {
        boolean more = true;
        while (more) {
            PendingChange change = takeChange();
            List<PendingSend> batch = change == null ? take() : List.of();
            if (change != null) {
                process(change);
            } else {
                process(batch);
            }
            more = goesOn();
        }
    }

    private @Nullable PendingChange takeChange() {
        lock.lock();
        try {
            lastUsed = shared.clock().millis();
            return changes.poll();
        } finally {
            lock.unlock();
        }
    }

    /// Everything that waits, within the bounds of one append.
    private List<PendingSend> take() {
        lock.lock();
        try {
            lastUsed = shared.clock().millis();
            List<PendingSend> batch =
                    new ArrayList<>(Math.min(waiting.size(), shared.config().appendRows()));
            long bytes = 0;
            while (!waiting.isEmpty() && batch.size() < shared.config().appendRows()) {
                bytes += waiting.peek().command().content().size();
                if (!batch.isEmpty() && bytes > shared.config().appendBytes()) {
                    break;
                }
                batch.add(waiting.remove());
            }
            space.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /// Whether something waits; if not, the task ends.
    private boolean goesOn() {
        lock.lock();
        try {
            running = !waiting.isEmpty() || !changes.isEmpty();
            return running;
        } finally {
            lock.unlock();
        }
    }

    private void process(PendingChange change) {
        RecordChange.Result result;
        try {
            writer.settleDoubt();
            result = shared.changes().record(writer, change.command());
        } catch (LogUnavailableException unavailable) {
            result = new RecordChange.Result.Unavailable();
        } catch (LogRefusedException refused) {
            result = new RecordChange.Result.Failed();
        } catch (LeaseLostException lost) {
            handOver(List.of());
            change.moved();
            return;
        } catch (RuntimeException fault) {
            shared.fault(id, fault);
            writer.forgetUnlessInDoubt();
            result = new RecordChange.Result.Unavailable();
        }
        writer.forgetIfNotCreated();
        change.answer(result);
    }

    private void process(List<PendingSend> batch) {
        try {
            writer.settleDoubt();
            Optional<OpenConversation> conversation = writer.open(absent(batch));
            if (conversation.isPresent()) {
                send(conversation.get(), batch);
            } else {
                batch.forEach(send -> answer(send, notFound(send)));
            }
        } catch (LogUnavailableException unavailable) {
            answerRest(batch, new Result.Unavailable());
        } catch (LogRefusedException refused) {
            answerRest(batch, new Result.Failed());
        } catch (LeaseLostException lost) {
            handOver(batch);
            return;
        } catch (RuntimeException fault) {
            shared.fault(id, fault);
            writer.forgetUnlessInDoubt();
            answerRest(batch, new Result.Unavailable());
        }
        writer.forgetIfNotCreated();
    }

    /// Everything that has no result goes to whoever owns the conversation now, in order. This sequencer is
    /// closed: what was known here may be overtaken.
    private void handOver(List<PendingSend> batch) {
        List<PendingSend> moving = new ArrayList<>(batch);
        List<PendingChange> movingChanges;
        lock.lock();
        try {
            closed = true;
            moving.addAll(waiting);
            moving.removeIf(send -> !pending.remove(send.key(), send));
            movingChanges = List.copyOf(changes);
            waiting.clear();
            changes.clear();
            space.signalAll();
        } finally {
            lock.unlock();
        }
        shared.closed(this);
        moving.forEach(send -> send.waiters().forEach(Waiter::moved));
        movingChanges.forEach(PendingChange::moved);
    }

    private Result notFound(PendingSend send) {
        return shared.admission()
                .earlier(id, send.command())
                .orElseGet(() -> shared.admission().refused(id, send.command(), new Result.NotFound()));
    }

    /// What the sends would make of a conversation that does not exist yet.
    private static @Nullable Conversation absent(List<PendingSend> batch) {
        for (PendingSend send : batch) {
            if (send.absent() != null) {
                return send.absent();
            }
        }
        return null;
    }

    private void send(OpenConversation conversation, List<PendingSend> batch) {
        Audiences.Circle circle = shared.audiences().of(conversation.conversation());
        long now = shared.clock().millis();
        List<PendingSend> rest = new ArrayList<>(batch.size());
        for (PendingSend send : batch) {
            Optional<Result> answer = shared.admission().answer(conversation, circle, send.command(), now);
            if (answer.isPresent()) {
                answer(send, answer.get());
            } else {
                rest.add(send);
            }
        }
        while (!rest.isEmpty()) {
            rest = append(conversation, circle.audience(), rest);
        }
    }

    /// @return those that are still to be appended
    private List<PendingSend> append(OpenConversation conversation, Audience audience, List<PendingSend> sends) {
        Append append = conversation.next(
                sends.stream().map(PendingSend::command).toList(),
                audience,
                shared.clock().millis());
        return switch (writer.append(conversation, append)) {
            case AppendResult.Committed committed -> {
                committed(conversation.conversation(), append, sends);
                yield List.of();
            }
            case AppendResult.CidsTaken taken -> withoutTaken(sends, taken.cids());
        };
    }

    private List<PendingSend> withoutTaken(List<PendingSend> sends, Set<Cid> taken) {
        List<PendingSend> rest = new ArrayList<>();
        for (PendingSend send : sends) {
            if (taken.contains(send.command().cid())) {
                answer(send, shared.admission().earlier(id, send.command()).orElseGet(Result.CidTaken::new));
            } else {
                rest.add(send);
            }
        }
        return rest;
    }

    /// @param sends those that caused the entries, in the same order
    private void committed(Conversation conversation, Append append, List<PendingSend> sends) {
        List<Deliveries.Committed> entries = new ArrayList<>(sends.size());
        for (int index = 0; index < sends.size(); index++) {
            LogEntry entry = append.entries().get(index);
            Settled settled = settle(sends.get(index));
            entries.add(new Deliveries.Committed(
                    entry,
                    settled.carriers(),
                    () -> settled.reply(new Result.Sent(id, entry.seq(), entry.at(), false))));
        }
        shared.deliver(conversation, append, entries);
    }

    private void answerRest(List<PendingSend> batch, Result result) {
        batch.forEach(send -> answer(send, result));
    }

    /// Does nothing for a send that has its answer.
    private void answer(PendingSend send, Result result) {
        settle(send).reply(result);
    }

    /// Ends the waiting: from here on a retry of the cid is a send of its own and meets the result in memory.
    private Settled settle(PendingSend send) {
        lock.lock();
        try {
            return pending.remove(send.key(), send)
                    ? new Settled(Set.copyOf(send.carriers()), List.copyOf(send.waiters()))
                    : new Settled(Set.of(), List.of());
        } finally {
            lock.unlock();
        }
    }

    private record Settled(Set<SessionId> carriers, List<Waiter> waiters) {
        void reply(Result result) {
            for (int index = 0; index < waiters.size(); index++) {
                waiters.get(index).accept(index == 0 ? result : asRepeat(result));
            }
        }

        private static Result asRepeat(Result result) {
            return result instanceof Result.Sent sent
                    ? new Result.Sent(sent.conversation(), sent.seq(), sent.at(), true)
                    : result;
        }
    }
}
