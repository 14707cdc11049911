package parley.client.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import parley.client.model.Cid;
import parley.client.model.ClosedException;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.ErrorCode;
import parley.client.model.HistoryPage;
import parley.client.model.Progress;
import parley.client.model.Recipient;
import parley.client.model.RefusedException;
import parley.client.model.Sent;
import parley.client.model.UserId;
import parley.client.rest.Authenticator;
import parley.client.rest.RestClient;
import parley.client.store.ClientStore;
import parley.client.store.Outbox;

/// A device's connection to the server, which comes back by itself after every loss. Safe for concurrent use.
///
/// Sends are taken at any time and leave when there is a link. After [ConnectionState.Replaced] and
/// [ConnectionState.LoginRequired] it waits for another [#start].
public final class LiveConnection implements AutoCloseable {
    private static final long CLOSE_SECONDS = 5;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition earlier = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final ReentrantLock sendLock = new ReentrantLock();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final LiveOptions options;
    private final Ticker ticker;
    private final Outbox outbox;
    private final Exchange exchange;
    private final Links links;
    private final Dispatcher dispatcher;
    private final Filler filler;
    private final CompletableFuture<Void> dispatching = new CompletableFuture<>();
    private volatile Thread dispatchThread = Thread.currentThread();
    private long wakeAt = Long.MAX_VALUE;
    private boolean closed;

    LiveConnection(Parts parts, LiveOptions options, EventHandler handler) {
        this.options = options;
        this.ticker = parts.ticker();
        this.outbox = parts.outbox();
        Effects effects = new Effects();
        this.dispatcher = new Dispatcher(options, handler, parts.store(), outbox, effects);
        this.filler = new Filler(executor, parts.history(), effects);
        this.exchange = new Exchange(options, parts.wall(), ticker, parts.random(), parts.store(), effects);
        this.links = new Links(parts, options, exchange, effects);
        outbox.load()
                .forEach(entry ->
                        exchange.sending().submit(entry.cid(), entry.to(), entry.content(), new CompletableFuture<>()));
        executor.execute(this::dispatch);
        executor.execute(this::keepTime);
    }

    /// A connection that is not started yet.
    public static LiveConnection of(Server server, State state, LiveOptions options, EventHandler handler) {
        return new LiveConnection(Parts.of(server, state, options), options, handler);
    }

    /// Where a connection leads and as whom.
    ///
    /// @param client name and version of the application, at most 100 characters
    public record Server(URI base, HttpClient http, Authenticator authenticator, RestClient rest, String client) {}

    /// What a connection keeps and lives by. Store and outbox belong to one device.
    public record State(ClientStore store, Outbox outbox, InstantSource clock, RandomGenerator random) {}

    /// Connects, now and after every loss. Does nothing if it is connected or about to be.
    public void start() {
        locked(() -> {
            if (!closed) {
                links.start();
            }
        });
    }

    /// Disconnects; sends are kept for the next [#start].
    public void stop() {
        locked(links::stop);
    }

    /// Drops the present link without a goodbye, as a broken network would; the connection comes back by
    /// itself.
    public void interrupt() {
        locked(() -> links.drop("interrupted by the application"));
    }

    /// Sends a message under a fresh cid, again and again until the server has answered for it.
    ///
    /// Messages to one conversation are stored in the order of the calls (see
    /// [LiveOptions#inFlightPerConversation]). If the client has a durable outbox, the message survives a
    /// kill of the application once this returned.
    ///
    /// @return completes when the message is stored; fails with [RefusedException] if the server refused it
    /// or
    ///     too
    ///     many sends are unanswered, and with [ClosedException] if the client was closed before
    public CompletableFuture<Sent> send(Recipient to, Content content) {
        CompletableFuture<Sent> future = new CompletableFuture<>();
        sendLock.lock();
        try {
            Cid cid = admit();
            outbox.add(new Outbox.Entry(cid, to, content));
            locked(() -> exchange.sending().submit(cid, to, content, future));
        } catch (RefusedException | ClosedException refused) {
            future.completeExceptionally(refused);
        } finally {
            sendLock.unlock();
        }
        return future;
    }

    /// Says that the user has read everything up to `seq`; lower than before is ignored. Kept and repeated
    /// until the server surely has it.
    public void read(ConversationId conversation, long seq) {
        locked(() -> exchange.read(conversation, seq));
    }

    /// Says to the other members who are online that the user types, or has stopped. Call it with every key:
    /// what is too much is left out. It ends by itself with the message, or after 5 s without a call.
    public void typing(ConversationId conversation, boolean on) {
        locked(() -> exchange.typing(conversation, on));
    }

    /// Asks for the presence of users, now and with every change, as [Event.PresenceChanged]; also after the
    /// connection was lost and came back.
    ///
    /// @throws RefusedException `too_large` if they are more than the server lets one device watch
    public void watch(Collection<UserId> users) {
        locked(() -> exchange.watch(users));
    }

    public void unwatch(Collection<UserId> users) {
        locked(() -> exchange.unwatch(users));
    }

    /// Hands over and confirms what has come, disconnects, and fails the futures of unanswered sends. Waits a
    /// few seconds at most. May be called from the handler; then it does not wait.
    @Override
    public void close() {
        locked(() -> closed = true);
        dispatcher.add(new Delivery.End());
        if (!Thread.currentThread().equals(dispatchThread)) {
            dispatching.completeOnTimeout(null, CLOSE_SECONDS, TimeUnit.SECONDS).join();
        }
        locked(() -> {
            links.stop();
            exchange.sending().close();
            room.signalAll();
        });
        executor.shutdown();
    }

    private Cid admit() {
        lock.lock();
        try {
            if (closed) {
                throw new ClosedException("the client is closed");
            }
            return exchange.sending()
                    .admit()
                    .orElseThrow(() -> new RefusedException(
                            ErrorCode.RATE_LIMITED, options.maxPending() + " sends are unanswered (expected: fewer)"));
        } finally {
            lock.unlock();
        }
    }

    private void dispatch() {
        dispatchThread = Thread.currentThread();
        try {
            dispatcher.run();
        } finally {
            dispatching.complete(null);
        }
    }

    private void keepTime() {
        lock.lock();
        try {
            while (!closed) {
                links.tick();
                links.flush();
                wakeAt = links.nextDeadline();
                earlier.await(Math.max(1, wakeAt - ticker.millis()), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
            links.flush();
            if (closed || links.nextDeadline() < wakeAt) {
                earlier.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            T result = action.get();
            links.flush();
            return result;
        } finally {
            lock.unlock();
        }
    }

    /// Joins the parts: each calls here, and this calls the others under the lock.
    private final class Effects implements Exchange.Out, Links.Out, Dispatcher.Owner, Filler.Owner {
        @Override
        public void transmit(String frame) {
            links.transmit(frame);
        }

        @Override
        public void drop(String cause) {
            links.drop(cause);
        }

        @Override
        public void dispatch(Delivery delivery) {
            dispatcher.add(delivery);
        }

        @Override
        public int backlog() {
            return dispatcher.backlog();
        }

        @Override
        public void fill(ConversationId conversation) {
            filler.want(conversation);
        }

        @Override
        public Executor executor() {
            return executor;
        }

        @Override
        public boolean decided(BooleanSupplier decision) {
            return LiveConnection.this.locked(decision::getAsBoolean);
        }

        @Override
        public void locked(Runnable action) {
            LiveConnection.this.locked(action);
        }

        @Override
        public boolean current(long epoch) {
            return LiveConnection.this.locked(() -> exchange.current(epoch));
        }

        @Override
        public void stored(Delivery.Entry entry) {
            LiveConnection.this.locked(() -> exchange.stored(entry));
        }

        @Override
        public void handlerFailed() {
            locked(() -> {
                exchange.rewind();
                links.drop("the application could not take an entry");
            });
        }

        @Override
        public void reminted(Delivery.Remint remint) {
            locked(() -> exchange.sending().reminted(remint));
        }

        @Override
        public Map<ConversationId, Progress> progress(Set<ConversationId> conversations) {
            return LiveConnection.this.locked(() -> exchange.progress(conversations));
        }

        @Override
        public void confirm(Set<ConversationId> conversations) {
            LiveConnection.this.locked(() -> exchange.confirm(conversations));
        }

        @Override
        public void progressed() {
            if (dispatcher.backlog() <= options.eventBuffer() / 2) {
                locked(() -> {
                    links.resume();
                    room.signalAll();
                });
            }
        }

        @Override
        public boolean awaitRoom(ConversationId conversation) {
            lock.lock();
            try {
                while (!closed && exchange.paging(conversation) && dispatcher.backlog() > options.eventBuffer() / 2) {
                    room.await();
                }
                return !closed && exchange.paging(conversation);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public long position(ConversationId conversation) {
            return LiveConnection.this.locked(() -> exchange.position(conversation));
        }

        @Override
        public Inbound.Paging page(ConversationId conversation, HistoryPage page) {
            return LiveConnection.this.locked(() -> exchange.page(conversation, page));
        }

        @Override
        public void fillFailed(ConversationId conversation, String cause) {
            locked(() -> {
                if (exchange.paging(conversation)) {
                    links.drop("cannot page " + conversation + ": " + cause);
                }
            });
        }
    }
}
