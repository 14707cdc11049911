package parley.client.live;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import parley.client.model.ConversationId;
import parley.client.model.DirectConversation;
import parley.client.model.GroupChange;
import parley.client.model.HistoryPage;
import parley.client.model.Message;
import parley.client.model.Progress;
import parley.client.model.SeqRange;
import parley.client.model.UserId;
import parley.client.model.Watermark;
import parley.client.store.ClientStore;
import parley.client.wire.ClientFrames;
import parley.client.wire.ServerFrame;

/// What frames mean, both ways, whichever link carries them. Not safe for concurrent use.
final class Exchange implements Inbound.Sink {
    private static final UserId NOBODY = UserId.parse("00000000-0000-0000-0000-000000000000");

    private final Ticker ticker;
    private final ServerTime time;
    private final Sending sending;
    private final Inbound inbound;
    private final Heartbeat heartbeat;
    private final Reads reads;
    private final Watching watching = new Watching();
    private final Typings typings = new Typings();
    private final Out out;
    private UserId self = NOBODY;
    private String generation;
    private boolean live;
    private boolean synced;
    private long epoch;
    private long violations;

    /// Where effects go.
    interface Out extends Sending.Out {
        /// Gives the present link up; the next one makes good.
        void drop(String cause);

        /// Deliveries that the application has not taken.
        int backlog();

        void fill(ConversationId conversation);
    }

    Exchange(
            LiveOptions options,
            InstantSource wall,
            Ticker ticker,
            RandomGenerator random,
            ClientStore store,
            Out out) {
        this.ticker = ticker;
        this.time = new ServerTime(wall, ticker);
        this.sending = new Sending(options, ticker, random, time, out);
        this.inbound = new Inbound(store.progress(), this);
        this.heartbeat = new Heartbeat(options.answerTimeout().toMillis());
        this.reads = new Reads(store.reads());
        this.generation = store.generation();
        this.out = out;
    }

    Sending sending() {
        return sending;
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
        live = true;
        synced = false;
        time.told(welcome.now());
        heartbeat.start(ticker.millis(), welcome.heartbeatMs());
        inbound.connected();
        watching.connected(welcome.limits().watch()).forEach(out::transmit);
        reads.marks().forEach((conversation, seq) -> out.transmit(ClientFrames.read(conversation, seq)));
        sending.connected(welcome.limits().content());
    }

    /// The link is gone.
    void lost() {
        live = false;
        heartbeat.stop();
        sending.lost();
        typings.lost().forEach(this::news);
    }

    /// Says that the user types, or has stopped; nothing without a link, and not more often than the server
    /// wants.
    void typing(ConversationId conversation, boolean on) {
        if (live && typings.say(conversation, on, ticker.millis())) {
            out.transmit(ClientFrames.typing(conversation, on));
        }
    }

    /// @throws parley.client.model.RefusedException if there are too many
    void watch(Collection<UserId> users) {
        transmitIfLive(watching.add(users));
    }

    void unwatch(Collection<UserId> users) {
        transmitIfLive(watching.remove(users));
    }

    private void transmitIfLive(List<String> frames) {
        if (live) {
            frames.forEach(out::transmit);
        }
    }

    void frame(ServerFrame frame) {
        heartbeat.alive();
        switch (frame) {
            case ServerFrame.Message(var message) -> inbound.message(message, ticker.millis());
            case ServerFrame.Ack ack -> acknowledged(ack);
            case ServerFrame.Failure error -> {
                if (!sending.refused(error)) {
                    news(new Event.Failed(error.code(), error.message()));
                }
            }
            case ServerFrame.Skip(var conversation, var range) -> inbound.skip(conversation, range);
            case ServerFrame.Behind(var conversation, var range) -> {
                news(new Event.Behind(conversation, range));
                inbound.behind(conversation, range);
            }
            case ServerFrame.Synced() -> {
                synced = true;
                inbound.synced();
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
            case ServerFrame.Receipts(var conversation, var items, var at) ->
                news(new Event.Receipts(conversation, items, Instant.ofEpochMilli(at)));
            case ServerFrame.Settings(var conversation, var settings) ->
                news(new Event.SettingsChanged(conversation, settings));
            case ServerFrame.Typing(var conversation, var user, var on) ->
                typings.heard(conversation, user, on, ticker.millis()).ifPresent(this::news);
            case ServerFrame.PresenceOf(var presence) -> news(new Event.PresenceChanged(presence));
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
        typings.expire(now).forEach(this::news);
        sending.tick(now);
    }

    long nextDeadline() {
        return live
                ? Math.min(
                        Math.min(heartbeat.nextDeadline(), typings.nextDeadline()),
                        Math.min(inbound.nextDeadline(), sending.nextDeadline(ticker.millis())))
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

    boolean paging(ConversationId conversation) {
        return inbound.paging(conversation);
    }

    long position(ConversationId conversation) {
        return inbound.position(conversation);
    }

    Inbound.Paging page(ConversationId conversation, HistoryPage page) {
        return inbound.page(conversation, page);
    }

    @Override
    public void message(Message message) {
        Optional<Event.Sent> own = message.sender().equals(self) ? sending.acknowledged(message) : Optional.empty();
        Event event = own.isPresent() ? own.get() : of(message);
        typings.heard(message.conversation(), message.sender(), false, ticker.millis())
                .ifPresent(this::news);
        SeqRange range = new SeqRange(message.seq(), message.seq());
        out.dispatch(new Delivery.Entry(event, message.conversation(), range, true, isAwaited(message), epoch));
    }

    private boolean isAwaited(Message message) {
        return !message.sender().equals(self)
                && DirectConversation.of(self, message.sender()).equals(message.conversation());
    }

    private static Event of(Message message) {
        Optional<GroupChange> change = message.change();
        return change.isPresent() ? new Event.GroupChanged(message, change.get()) : new Event.Received(message);
    }

    @Override
    public void skipped(ConversationId conversation, SeqRange range) {
        out.dispatch(
                new Delivery.Entry(new Event.Skipped(conversation, range), conversation, range, true, false, epoch));
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
        return sending.mayLandIn(conversation);
    }

    @Override
    public boolean isUnanswered(Message message) {
        return message.sender().equals(self) && sending.awaits(message.cid());
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
        sending.acknowledged(ack).ifPresent(event -> {
            SeqRange range = new SeqRange(ack.seq(), ack.seq());
            out.dispatch(new Delivery.Entry(event, ack.conversation(), range, false, false, epoch));
            inbound.acknowledged(ack.conversation(), ack.seq());
            sending.pump();
        });
    }

    private void news(Event event) {
        out.dispatch(new Delivery.News(event));
    }
}
