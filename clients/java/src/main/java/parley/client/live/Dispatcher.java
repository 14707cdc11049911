package parley.client.live;

import java.lang.System.Logger;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import parley.client.model.ConversationId;
import parley.client.model.Progress;
import parley.client.model.StoreException;
import parley.client.store.ClientStore;
import parley.client.store.Outbox;

/// Calls the handler, one event at a time, on a thread of its own; then saves how far the application got,
/// and only then confirms it. The queue is bounded by its owner, which stops reading from the server.
final class Dispatcher implements Runnable {
    private static final Logger LOG = System.getLogger(Dispatcher.class.getName());

    private final LinkedBlockingQueue<Delivery> queue = new LinkedBlockingQueue<>();
    private final LiveOptions options;
    private final EventHandler handler;
    private final ClientStore store;
    private final Outbox outbox;
    private final Owner owner;
    private final Set<ConversationId> dirty = new HashSet<>();
    private int unconfirmed;
    private long confirmAt;
    private boolean ended;

    /// Where the state lives that a delivery changes.
    interface Owner {
        boolean current(long epoch);

        void stored(Delivery.Entry entry);

        /// The handler threw for an entry.
        void handlerFailed();

        void reminted(Delivery.Remint remint);

        /// What to save of these conversations.
        Map<ConversationId, Progress> progress(Set<ConversationId> conversations);

        /// Their progress is saved.
        void confirm(Set<ConversationId> conversations);

        /// A delivery is done.
        void progressed();
    }

    Dispatcher(LiveOptions options, EventHandler handler, ClientStore store, Outbox outbox, Owner owner) {
        this.options = options;
        this.handler = handler;
        this.store = store;
        this.outbox = outbox;
        this.owner = owner;
    }

    void add(Delivery delivery) {
        queue.add(delivery);
    }

    int backlog() {
        return queue.size();
    }

    @Override
    public void run() {
        while (!ended) {
            Optional<Delivery> next = next();
            try {
                next.ifPresent(this::deliver);
                if (!dirty.isEmpty() && (ended || unconfirmed >= options.confirmBatch() || now() >= confirmAt)) {
                    confirm();
                }
            } catch (StoreException fault) {
                LOG.log(Logger.Level.WARNING, "what was received could not be saved; it comes again", fault);
                dirty.clear();
                owner.handlerFailed();
            }
            next.ifPresent(delivery -> owner.progressed());
        }
    }

    private Optional<Delivery> next() {
        try {
            return dirty.isEmpty()
                    ? Optional.of(queue.take())
                    : Optional.ofNullable(queue.poll(confirmAt - now(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            ended = true;
            return Optional.empty();
        }
    }

    private void deliver(Delivery delivery) {
        switch (delivery) {
            case Delivery.News(var event) -> news(event);
            case Delivery.Entry entry -> entry(entry);
            case Delivery.Repeated(var conversation, var epoch) -> {
                if (owner.current(epoch)) {
                    confirmWithin(conversation, options.confirmEvery());
                }
            }
            case Delivery.Remint remint -> {
                Pending send = remint.send();
                outbox.replace(send.cid(), new Outbox.Entry(remint.replacement(), send.to(), send.content()));
                owner.reminted(remint);
            }
            case Delivery.ReadMark(var conversation, var seq) -> store.saveRead(conversation, seq);
            case Delivery.Restart(var generation) -> {
                dirty.clear();
                store.reset(generation);
            }
            case Delivery.End() -> ended = true;
        }
    }

    private void news(Event event) {
        if (handled(event) && event instanceof Event.SendRefused refused) {
            outbox.remove(refused.cid());
        }
    }

    private void entry(Delivery.Entry entry) {
        boolean answer = entry.event() instanceof Event.Sent;
        boolean current = owner.current(entry.epoch());
        if (!current && !answer) {
            return;
        }
        if (!handled(entry.event())) {
            if (current) {
                owner.handlerFailed();
            }
            return;
        }
        if (entry.event() instanceof Event.Sent(var sent, var to, var content)) {
            outbox.remove(sent.cid());
        }
        if (current) {
            owner.stored(entry);
            confirmWithin(entry.conversation(), entry.awaited() ? options.confirmEvery() : options.confirmLazily());
        }
    }

    /// The handler is the application's code: whatever it throws ends here.
    private boolean handled(Event event) {
        try {
            handler.on(event);
            return true;
        } catch (RuntimeException fault) {
            LOG.log(
                    Logger.Level.WARNING,
                    "the handler failed for a " + event.getClass().getSimpleName(),
                    fault);
            return false;
        }
    }

    private void confirmWithin(ConversationId conversation, Duration longest) {
        long at = now() + longest.toMillis();
        confirmAt = dirty.isEmpty() ? at : Math.min(confirmAt, at);
        unconfirmed = dirty.isEmpty() ? 1 : unconfirmed + 1;
        dirty.add(conversation);
    }

    private void confirm() {
        store.saveProgress(owner.progress(dirty));
        owner.confirm(dirty);
        dirty.clear();
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
