package parley.client.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import parley.client.model.Cid;
import parley.client.model.ClosedException;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.ErrorCode;
import parley.client.model.HistoryPage;
import parley.client.model.Message;
import parley.client.model.Progress;
import parley.client.model.Recipient;
import parley.client.model.RefusedException;
import parley.client.model.Sent;
import parley.client.model.SeqRange;
import parley.client.model.UserId;
import parley.client.model.Watermark;
import parley.client.store.ClientStore;
import parley.client.wire.ClientFrames;
import parley.client.wire.ServerFrame;

/// What frames mean, both ways, whichever link carries them. Not safe for concurrent use.
final class Exchange implements Inbound.Sink {
    private static final long DEFAULT_PATIENCE_MILLIS = 1_000;
    private static final UserId NOBODY = UserId.parse("00000000-0000-0000-0000-000000000000");

    private final LiveOptions options;
    private final Ticker ticker;
    private final RandomGenerator random;
    private final ServerTime time;
    private final SendQueue sends;
    private final Inbound inbound;
    private final Heartbeat heartbeat;
    private final Reads reads;
    private final Out out;
    private UserId self = NOBODY;
    private ServerFrame.Limits limits = ServerFrame.Limits.DEFAULTS;
    private String generation;
    private boolean live;
    private boolean synced;
    private long orders;
    private long epoch;
    private long violations;

    /// Where effects go.
    interface Out {
        /// Gives a frame to the present link.
        void transmit(String frame);

        /// Gives the present link up; the next one makes good.
        void drop(String cause);

        void dispatch(Delivery delivery);

        /// Deliveries that the application has not taken.
        int backlog();

        void fill(ConversationId conversation);

        /// Where futures are completed.
        Executor executor();
    }

    Exchange(
            LiveOptions options,
            InstantSource wall,
            Ticker ticker,
            RandomGenerator random,
            ClientStore store,
            Out out) {
        this.options = options;
        this.ticker = ticker;
        this.random = random;
        this.time = new ServerTime(wall, ticker);
        this.sends = new SendQueue(options);
        this.inbound = new Inbound(store.progress(), this);
        this.heartbeat = new Heartbeat(options.answerTimeout().toMillis());
        this.reads = new Reads(store.reads());
        this.generation = store.generation();
        this.out = out;
    }

    /// A new cid; or nothing if too many sends are unanswered.
    Optional<Cid> admit() {
        return sends.full() ? Optional.empty() : Optional.of(mint());
    }

    /// Takes a send whose cid the outbox has.
    void submit(Cid cid, Recipient to, Content content, CompletableFuture<Sent> future) {
        Backoff patience = new Backoff(random, options.backoffBase(), options.backoffCap());
        sends.add(new Pending(orders++, cid, to, content, future, patience));
        pump();
    }

    void read(ConversationId conversation, long seq) {
        if (reads.mark(conversation, seq)) {
            out.dispatch(new Delivery.ReadMark(conversation, seq));
            if (live) {
                out.transmit(ClientFrames.read(conversation, seq));
            }
        }
    }

    /// A link is ready.
    void welcome(ServerFrame.Welcome welcome) {
        if (!welcome.generation().equals(generation)) {
            restart(welcome.generation());
        }
        self = welcome.user();
        limits = welcome.limits();
        live = true;
        synced = false;
        time.told(welcome.now());
        heartbeat.start(ticker.millis(), welcome.heartbeatMs());
        inbound.connected();
        reads.marks().forEach((conversation, seq) -> out.transmit(ClientFrames.read(conversation, seq)));
        pump();
    }

    /// The link is gone.
    void lost() {
        live = false;
        heartbeat.stop();
        sends.lost();
    }

    void frame(ServerFrame frame) {
        heartbeat.alive();
        switch (frame) {
            case ServerFrame.Message(var message) -> inbound.message(message, ticker.millis());
            case ServerFrame.Ack ack -> acknowledged(ack);
            case ServerFrame.Failure error -> refused(error);
            case ServerFrame.Skip(var conversation, var range) -> inbound.skip(conversation, range);
            case ServerFrame.Behind(var conversation, var range) -> {
                news(new Event.Behind(conversation, range));
                inbound.behind(conversation, range);
            }
            case ServerFrame.Synced() -> {
                synced = true;
                news(new Event.Synced());
            }
            case ServerFrame.Pong pong -> {
                time.told(pong.now());
                if (synced && out.backlog() == 0) {
                    inbound.heads(pong.heads());
                }
            }
            case ServerFrame.Receipt receipt ->
                news(new Event.Receipt(
                        receipt.conversation(),
                        new Watermark(receipt.user(), receipt.delivered(), receipt.read()),
                        Instant.ofEpochMilli(receipt.at())));
            case ServerFrame.Read(var conversation, var seq) -> {
                reads.mark(conversation, seq);
                news(new Event.Read(conversation, seq));
            }
            case ServerFrame.Account(var change) -> news(new Event.AccountChanged(change));
            case ServerFrame.Welcome welcome -> violation("a second welcome, for session " + welcome.session());
            case ServerFrame.Bye bye -> violation("bye " + bye.reason() + " out of place");
            case ServerFrame.Unknown unknown -> {
                // A later server's news that this version has no use for.
            }
        }
    }

    /// Does what is due.
    ///
    /// @param listening whether we read from the link at all
    void tick(boolean listening) {
        long now = ticker.millis();
        switch (heartbeat.tick(now, listening)) {
            case PING -> out.transmit(ClientFrames.ping(Long.toString(now)));
            case GIVE_UP -> {
                out.drop("no answer from the server");
                return;
            }
            case NONE -> {
                // Nothing is due.
            }
        }
        inbound.expire(now);
        sends.expire(now);
        pump();
    }

    long nextDeadline() {
        return live
                ? Math.min(
                        heartbeat.nextDeadline(), Math.min(inbound.nextDeadline(), sends.nextDeadline(ticker.millis())))
                : Long.MAX_VALUE;
    }

    boolean synced() {
        return live && synced;
    }

    boolean current(long epochOfEntry) {
        return epochOfEntry == epoch;
    }

    void stored(Delivery.Entry entry) {
        if (current(entry.epoch())) {
            inbound.stored(entry.conversation(), entry.range(), entry.pushed());
        }
    }

    Map<ConversationId, Progress> progress(Set<ConversationId> conversations) {
        Map<ConversationId, Progress> progress = new HashMap<>();
        conversations.forEach(conversation -> progress.put(conversation, inbound.progress(conversation)));
        return progress;
    }

    void confirm(Set<ConversationId> conversations) {
        Map<ConversationId, Long> upTo = new HashMap<>();
        for (ConversationId conversation : conversations) {
            long seq = inbound.confirmable(conversation);
            if (seq > 0) {
                upTo.put(conversation, seq);
            }
        }
        if (live && !upTo.isEmpty()) {
            out.transmit(ClientFrames.received(upTo));
        }
    }

    /// What was handed over but not stored has to come again, from a new link.
    void rewind() {
        epoch++;
        inbound.rewind();
    }

    void reminted(Delivery.Remint remint) {
        sends.release(remint.send(), remint.replacement());
        pump();
    }

    boolean paging(ConversationId conversation) {
        return inbound.paging(conversation);
    }

    long position(ConversationId conversation) {
        return inbound.position(conversation);
    }

    Inbound.Paging page(ConversationId conversation, HistoryPage page) {
        return inbound.page(conversation, page);
    }

    /// Gives all unanswered sends up.
    void close() {
        for (Pending send : sends.drain()) {
            fail(send, new ClosedException("closed before the server answered for " + send.cid()));
        }
    }

    @Override
    public void message(Message message) {
        Optional<Pending> own = message.sender().equals(self) ? sends.find(message.cid()) : Optional.empty();
        SeqRange range = new SeqRange(message.seq(), message.seq());
        Event event = new Event.Received(message);
        if (own.isPresent()) {
            Sent sent = new Sent(message.cid(), message.conversation(), message.seq(), message.at(), false);
            event = answered(own.get(), sent);
        }
        out.dispatch(new Delivery.Entry(event, message.conversation(), range, true, epoch));
    }

    @Override
    public void skipped(ConversationId conversation, SeqRange range) {
        out.dispatch(new Delivery.Entry(new Event.Skipped(conversation, range), conversation, range, true, epoch));
    }

    @Override
    public void repeated(ConversationId conversation) {
        out.dispatch(new Delivery.Repeated(conversation, epoch));
    }

    @Override
    public void page(ConversationId conversation) {
        out.fill(conversation);
    }

    @Override
    public void violation(String description) {
        violations++;
        news(new Event.Violation(description, violations));
    }

    @Override
    public boolean ownMayLandIn(ConversationId conversation) {
        return sends.mayLandIn(conversation);
    }

    private void restart(String next) {
        boolean first = generation.isEmpty();
        generation = next;
        out.dispatch(new Delivery.Restart(next));
        if (!first) {
            epoch++;
            inbound.reset();
            reads.reset();
            news(new Event.Restarted(next));
        }
    }

    private void acknowledged(ServerFrame.Ack ack) {
        Optional<Pending> pending = sends.find(ack.cid());
        if (pending.isPresent()) {
            Sent sent =
                    new Sent(ack.cid(), ack.conversation(), ack.seq(), Instant.ofEpochMilli(ack.at()), ack.duplicate());
            Event.Sent event = answered(pending.get(), sent);
            SeqRange range = new SeqRange(ack.seq(), ack.seq());
            out.dispatch(new Delivery.Entry(event, ack.conversation(), range, false, epoch));
            inbound.acknowledged(ack.conversation(), ack.seq());
            pump();
        }
    }

    private Event.Sent answered(Pending send, Sent sent) {
        sends.learn(send.to(), sent.conversation());
        sends.answered(send);
        send.future().completeAsync(() -> sent, out.executor());
        return new Event.Sent(sent, send.to(), send.content());
    }

    private void refused(ServerFrame.Failure error) {
        Optional<Pending> found = pending(error.ref()).or(() -> pending(error.cid()));
        if (found.isEmpty()) {
            news(new Event.Failed(error.code(), error.message()));
            return;
        }
        Pending send = found.get();
        long now = ticker.millis();
        switch (error.code()) {
            case RATE_LIMITED, UNAUTHENTICATED ->
                sends.again(send, now + (error.retryAfterMs() > 0 ? error.retryAfterMs() : DEFAULT_PATIENCE_MILLIS));
            case INTERNAL, UNAVAILABLE ->
                sends.again(
                        send,
                        now + Math.max(error.retryAfterMs(), send.backoff().next()));
            case BAD_FRAME -> {
                if (error.now() > 0) {
                    time.told(error.now());
                    sends.hold(send);
                    out.dispatch(new Delivery.Remint(send, mint()));
                } else {
                    refuse(send, error.code(), error.message());
                }
            }
            default -> refuse(send, error.code(), error.message());
        }
        pump();
    }

    private Optional<Pending> pending(String cid) {
        try {
            return sends.find(Cid.parse(cid));
        } catch (IllegalArgumentException noCid) {
            return Optional.empty();
        }
    }

    private void pump() {
        if (!live) {
            return;
        }
        for (List<Pending> ready = sends.take(ticker.millis()); !ready.isEmpty(); ready = sends.take(ticker.millis())) {
            for (Pending send : ready) {
                if (send.bytes() > limits.content()) {
                    refuse(
                            send,
                            ErrorCode.TOO_LARGE,
                            "content: " + send.bytes() + " bytes (expected: at most " + limits.content() + ")");
                } else {
                    out.transmit(ClientFrames.send(send.to(), send.cid(), send.content()));
                }
            }
        }
    }

    private void refuse(Pending send, ErrorCode code, String message) {
        sends.answered(send);
        fail(send, new RefusedException(code, message, Duration.ZERO));
        news(new Event.SendRefused(send.cid(), send.to(), send.content(), code, message));
    }

    private void fail(Pending send, RuntimeException cause) {
        out.executor().execute(() -> send.future().completeExceptionally(cause));
    }

    private Cid mint() {
        return Cid.of(time.millis(), random.nextLong(), random.nextLong());
    }

    private void news(Event event) {
        out.dispatch(new Delivery.News(event));
    }
}
