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
import parley.messaging.port.in.SendMessage;
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
    private final ArrayDeque<PendingSend> waiting = new ArrayDeque<>();
    private final Map<PendingSend.Key, PendingSend> pending = new HashMap<>();
    private boolean running;
    private boolean closed;
    private volatile long lastUsed;

    /// These two belong to the task that runs; handing it over happens under the lock.
    private @Nullable OpenConversation open;

    private volatile @Nullable Append doubt;

    Sequencer(ConversationId id, Sequencing shared) {
        this.id = id;
        this.shared = shared;
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
    boolean offer(SendMessage.Command command, Conversation.@Nullable Direct pair, SendMessage.Reply reply) {
        lock.lock();
        try {
            PendingSend.Key key = new PendingSend.Key(command.sender(), command.cid());
            PendingSend known = pending.get(key);
            while (known == null && !closed && waiting.size() >= shared.config().waitingSends()) {
                space.awaitUninterruptibly();
                known = pending.get(key);
            }
            if (closed) {
                return false;
            }
            if (known != null) {
                known.attach(command.carrier(), reply);
                return true;
            }
            PendingSend send = new PendingSend(command, pair, reply);
            waiting.add(send);
            pending.put(key, send);
            start();
            return true;
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
        return doubt != null;
    }

    /// Closes this sequencer for good unless it has work.
    boolean closeIfIdle() {
        lock.lock();
        try {
            closed = closed || (!running && waiting.isEmpty() && doubt == null);
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
        List<PendingSend> batch = take();
        do {
            process(batch);
            batch = take();
        } while (!batch.isEmpty());
    }

    /// Everything that waits, within the bounds of one append; empty if nothing does, and then the task ends.
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
            running = !batch.isEmpty();
            space.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void process(List<PendingSend> batch) {
        try {
            settleDoubt();
            Optional<OpenConversation> conversation = opened(batch);
            if (conversation.isPresent()) {
                append(conversation.get(), admitted(conversation.get(), batch));
            } else {
                batch.forEach(send -> answer(
                        send, shared.admission().earlier(id, send.command()).orElseGet(Result.NotFound::new)));
            }
        } catch (LogUnavailableException unavailable) {
            answerRest(batch, new Result.Unavailable());
        } catch (LogRefusedException refused) {
            answerRest(batch, new Result.Failed());
        } catch (RuntimeException fault) {
            shared.fault(id, fault);
            forgetUnlessInDoubt();
            answerRest(batch, new Result.Unavailable());
        }
        if (open != null && !open.created()) {
            forgetUnlessInDoubt();
        }
    }

    /// What is known of the conversation is read anew at the next send. An append in doubt belongs to what is
    /// known now: settled on top of a later state it would overwrite what came in between.
    private void forgetUnlessInDoubt() {
        if (doubt == null) {
            open = null;
        }
    }

    /// An append whose outcome is unknown comes first, with the very same rows, until it is known. A refusal
    /// now says nothing about the earlier attempt, which may have been stored: its seqs are not free.
    private void settleDoubt() {
        Append unsettled = doubt;
        OpenConversation conversation = open;
        if (unsettled == null || conversation == null) {
            return;
        }
        requireLease(unsettled);
        try {
            AppendResult result = shared.ports().log().append(unsettled);
            doubt = null;
            if (result instanceof AppendResult.Committed) {
                committed(conversation, unsettled.entries(), List.of());
            }
        } catch (LogRefusedException refused) {
            throw new LogUnavailableException("an append of " + id + " is still in doubt", refused);
        }
    }

    private Optional<OpenConversation> opened(List<PendingSend> batch) {
        if (open != null) {
            return Optional.of(open);
        }
        Conversation.Direct pair = null;
        for (PendingSend send : batch) {
            pair = pair == null ? send.pair() : pair;
        }
        Optional<OpenConversation> opened = shared.opening().open(id, pair);
        open = opened.orElse(null);
        return opened;
    }

    private List<PendingSend> admitted(OpenConversation conversation, List<PendingSend> batch) {
        long now = shared.clock().millis();
        List<PendingSend> admitted = new ArrayList<>(batch.size());
        for (PendingSend send : batch) {
            Optional<Result> answer = shared.admission().answer(conversation, send.command(), now);
            if (answer.isPresent()) {
                answer(send, answer.get());
            } else {
                admitted.add(send);
            }
        }
        return admitted;
    }

    private void append(OpenConversation conversation, List<PendingSend> sends) {
        List<PendingSend> rest = sends;
        while (!rest.isEmpty()) {
            if (!conversation.created()) {
                shared.ports().conversations().create(conversation.conversation());
                conversation.markCreated();
            }
            Append append = conversation.next(
                    rest.stream().map(PendingSend::command).toList(),
                    shared.clock().millis());
            switch (write(append)) {
                case AppendResult.Committed committed -> {
                    committed(conversation, append.entries(), rest);
                    return;
                }
                case AppendResult.CidsTaken taken -> rest = withoutTaken(rest, taken.cids());
            }
        }
    }

    private AppendResult write(Append append) {
        requireLease(append);
        try {
            AppendResult result = shared.ports().log().append(append);
            requireLease(append);
            return result;
        } catch (LogUnavailableException unknown) {
            if (open != null) {
                doubt = append;
                shared.doubtful(this);
            }
            throw unknown;
        }
    }

    /// Without the lease nothing that is known here counts: the next owner reads the log and settles what is
    /// in doubt.
    private void requireLease(Append append) {
        if (!append.fence().holds()) {
            doubt = null;
            open = null;
            throw new LogUnavailableException("lease of " + id + " lost", new IllegalStateException("not the owner"));
        }
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

    /// @param sends those that caused the entries, in the same order; none if nobody waits for them any more
    private void committed(OpenConversation conversation, List<LogEntry> entries, List<PendingSend> sends) {
        entries.forEach(conversation::advance);
        List<Settled> settled = sends.stream().map(this::settle).toList();
        List<FanOut.Committed> pushes = new ArrayList<>(entries.size());
        for (int index = 0; index < entries.size(); index++) {
            Set<SessionId> carriers =
                    settled.isEmpty() ? Set.of() : settled.get(index).carriers();
            pushes.add(new FanOut.Committed(entries.get(index), carriers));
        }
        push(conversation, pushes);
        for (int index = 0; index < settled.size(); index++) {
            LogEntry entry = entries.get(index);
            settled.get(index).reply(new Result.Sent(id, entry.seq(), entry.at(), false));
        }
    }

    /// What is committed is acknowledged, whatever becomes of the pushes: a stream that missed one reads the
    /// log.
    private void push(OpenConversation conversation, List<FanOut.Committed> pushes) {
        try {
            shared.fanOut().push(conversation.members(), pushes);
        } catch (RuntimeException fault) {
            shared.pushFault(id, fault);
        }
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
                    ? new Settled(Set.copyOf(send.carriers()), List.copyOf(send.replies()))
                    : new Settled(Set.of(), List.of());
        } finally {
            lock.unlock();
        }
    }

    private record Settled(Set<SessionId> carriers, List<SendMessage.Reply> replies) {
        void reply(Result result) {
            for (int index = 0; index < replies.size(); index++) {
                replies.get(index).accept(index == 0 ? result : asRepeat(result));
            }
        }

        private static Result asRepeat(Result result) {
            return result instanceof Result.Sent sent
                    ? new Result.Sent(sent.conversation(), sent.seq(), sent.at(), true)
                    : result;
        }
    }
}
