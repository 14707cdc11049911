package parley.client.live;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import parley.client.model.ClientException;
import parley.client.model.ConversationId;
import parley.client.model.HistoryPage;

/// Pages conversations that the server does not push, one at a time, as fast as the application takes the
/// entries.
final class Filler {
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<ConversationId> wanted = new LinkedHashSet<>();
    private final Executor executor;
    private final HistorySource history;
    private final Owner owner;
    private boolean running;

    /// Where the state lives that a page changes.
    interface Owner {
        /// Waits until the application has room for a page; false if the conversation needs no paging any more.
        boolean awaitRoom(ConversationId conversation);

        /// The seq after which the conversation goes on.
        long position(ConversationId conversation);

        /// Takes a page.
        Inbound.Paging page(ConversationId conversation, HistoryPage page);

        /// Paging led nowhere: only a new connection helps.
        void fillFailed(ConversationId conversation, String cause);
    }

    Filler(Executor executor, HistorySource history, Owner owner) {
        this.executor = executor;
        this.history = history;
        this.owner = owner;
    }

    void want(ConversationId conversation) {
        lock.lock();
        try {
            wanted.add(conversation);
            if (!running) {
                running = true;
                executor.execute(this::run);
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        for (Optional<ConversationId> next = next(); next.isPresent(); next = next()) {
            fill(next.get());
        }
    }

    private Optional<ConversationId> next() {
        lock.lock();
        try {
            Optional<ConversationId> next = wanted.stream().findFirst();
            next.ifPresent(wanted::remove);
            running = next.isPresent();
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void fill(ConversationId conversation) {
        try {
            while (owner.awaitRoom(conversation)) {
                HistoryPage page = history.after(conversation, owner.position(conversation));
                Inbound.Paging result = owner.page(conversation, page);
                if (result == Inbound.Paging.BROKEN) {
                    owner.fillFailed(conversation, "entries are missing in its history");
                }
            }
        } catch (ClientException failed) {
            owner.fillFailed(conversation, String.valueOf(failed.getMessage()));
        }
    }
}
