package parley.client.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.client.model.ConversationId;
import parley.client.model.HistoryEntry;
import parley.client.model.HistoryPage;
import parley.client.model.Message;
import parley.client.model.Progress;
import parley.client.model.SeqRange;

/// Decides which entries are new, which came before, and where some are missing. Not safe for concurrent use.
///
/// Two sets per conversation: what arrived (never handed over twice) and what the application stored (may be
/// confirmed). An entry above a gap is never handed over: it is parked if an own acknowledgement on its way
/// may close the gap, else everything up to it is paged.
final class Inbound {
    private static final long PARK_MILLIS = 2_000;
    private static final int MAX_PARKED = 1_024;

    private final Map<ConversationId, Track> tracks = new HashMap<>();
    private final Set<ConversationId> parked = new HashSet<>();
    private final Map<ConversationId, Long> lagging = new HashMap<>();
    private final Sink sink;
    private boolean synced;

    /// Where decisions go.
    interface Sink {
        /// The next message of its conversation.
        void message(Message message);

        /// The next entries of a conversation, which this device will never get.
        void skipped(ConversationId conversation, SeqRange range);

        /// Something the device has was sent again: confirm it again.
        void repeated(ConversationId conversation);

        /// Page the conversation: call [Inbound#page] with what follows [Inbound#position].
        void page(ConversationId conversation);

        void violation(String description);

        /// Whether an own entry's acknowledgement may be on its way.
        boolean ownMayLandIn(ConversationId conversation);

        /// Whether the message is a send of this device that is still without an answer.
        boolean isUnanswered(Message message);
    }

    /// What a page has led to.
    enum Paging {
        DONE,
        MORE,
        /// The history lacks entries that the server announced.
        BROKEN
    }

    Inbound(Map<ConversationId, Progress> known, Sink sink) {
        known.forEach((conversation, progress) -> tracks.put(conversation, new Track(progress)));
        this.sink = sink;
    }

    void message(Message message, long now) {
        Track track = track(message.conversation());
        long seq = message.seq();
        track.announce(seq);
        track.arrived().start(seq);
        if (track.arrived().contains(seq)) {
            sink.repeated(message.conversation());
        } else if (track.paging()) {
            track.page(seq);
        } else if (seq == track.arrived().upTo() + 1) {
            accept(track, message);
            unpark(message.conversation(), track);
        } else if (sink.ownMayLandIn(message.conversation()) && track.parked() < MAX_PARKED) {
            track.park(message, now);
            parked.add(message.conversation());
        } else {
            gap(message.conversation(), track, seq);
        }
    }

    void skip(ConversationId conversation, SeqRange range) {
        Track track = track(conversation);
        track.announce(range.to());
        track.arrived().start(range.from());
        if (range.to() <= track.arrived().upTo()) {
            sink.repeated(conversation);
        } else if (track.paging()) {
            track.page(range.to());
        } else if (range.from() <= track.arrived().upTo() + 1) {
            accept(conversation, track, range);
            unpark(conversation, track);
        } else {
            gap(conversation, track, range.to());
        }
    }

    void behind(ConversationId conversation, SeqRange range) {
        Track track = track(conversation);
        track.announce(range.to());
        track.arrived().start(range.from());
        if (range.to() <= track.arrived().upTo()) {
            sink.repeated(conversation);
        } else {
            startPaging(conversation, track, range.to());
        }
    }

    /// An own send is stored at `seq`; counts as received.
    void acknowledged(ConversationId conversation, long seq) {
        Track track = track(conversation);
        track.acknowledge(seq, synced);
        track.arrived().add(seq);
        unpark(conversation, track);
    }

    /// How far the conversation has arrived.
    long position(ConversationId conversation) {
        return track(conversation).arrived().upTo();
    }

    /// Whether [Sink#page] is still wanted for the conversation.
    boolean paging(ConversationId conversation) {
        return track(conversation).paging();
    }

    /// Takes a page of what follows [#position].
    Paging page(ConversationId conversation, HistoryPage page) {
        Track track = track(conversation);
        if (!track.paging()) {
            return Paging.DONE;
        }
        long before = track.arrived().upTo();
        for (HistoryEntry entry : page.entries()) {
            boolean next = switch (entry) {
                case HistoryEntry.Stored(var message) -> paged(track, message);
                case HistoryEntry.Skipped(var range) -> paged(conversation, track, range);
            };
            if (!next) {
                return Paging.BROKEN;
            }
        }
        if (track.paged()) {
            return Paging.DONE;
        }
        return track.arrived().upTo() > before ? Paging.MORE : Paging.BROKEN;
    }

    /// The application has stored what was handed over.
    ///
    /// @param pushed whether the server sent it in the conversation's order, unlike an own acknowledgement
    void stored(ConversationId conversation, SeqRange range, boolean pushed) {
        SeqSet stored = track(conversation).stored();
        if (pushed) {
            stored.start(range.from());
        }
        stored.add(range);
    }

    /// What has to be remembered of a conversation.
    Progress progress(ConversationId conversation) {
        return track(conversation).stored().progress();
    }

    /// What may be confirmed now; 0 or less if nothing.
    long confirmable(ConversationId conversation) {
        return track(conversation).confirmable();
    }

    /// The server's heads with a pong. A conversation that did not get there until the following pong was
    /// forgotten by the server: page it. Where this device's place is not known, only the server knows what it
    /// needs.
    void heads(Map<ConversationId, Long> heads) {
        Map<ConversationId, Long> overdue = Map.copyOf(lagging);
        lagging.clear();
        overdue.forEach((conversation, head) -> {
            if (lags(conversation, head)) {
                sink.violation("no push up to head " + head + " of " + conversation);
                startPaging(conversation, track(conversation), head);
            }
        });
        heads.forEach((conversation, head) -> {
            if (lags(conversation, head)) {
                lagging.put(conversation, head);
            }
        });
    }

    private boolean lags(ConversationId conversation, long head) {
        Track track = tracks.get(conversation);
        return track != null && track.arrived().known() && !track.arrived().contains(head) && !track.paging();
    }

    /// Messages that wait too long for an own acknowledgement are paged. That is no fault of the server if what was
    /// waited for turns out to be an own entry, whose answer is late.
    void expire(long now) {
        for (ConversationId conversation : Set.copyOf(parked)) {
            Track track = track(conversation);
            if (now - track.parkedSince() >= PARK_MILLIS) {
                parked.remove(conversation);
                track.suspect();
                track.pageParked();
                sink.page(conversation);
            }
        }
    }

    /// When to call [#expire].
    long nextDeadline() {
        return parked.stream()
                .mapToLong(conversation -> track(conversation).parkedSince() + PARK_MILLIS)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /// Everything up to the heads at connect was sent.
    void synced() {
        synced = true;
        tracks.forEach((conversation, track) -> {
            if (track.synced()) {
                sink.repeated(conversation);
            }
        });
    }

    /// A new session begins.
    void connected() {
        synced = false;
        tracks.values().forEach(Track::connected);
        parked.clear();
        lagging.clear();
    }

    /// What was handed over but not stored comes again.
    void rewind() {
        tracks.values().forEach(Track::rewind);
    }

    /// The server's log is another: nothing is known.
    void reset() {
        tracks.clear();
        parked.clear();
        lagging.clear();
    }

    private boolean paged(Track track, Message message) {
        track.arrived().start(message.seq());
        if (message.seq() > track.arrived().upTo() + 1) {
            return false;
        }
        if (!track.arrived().contains(message.seq())) {
            if (track.suspects(message.seq()) && !sink.isUnanswered(message)) {
                sink.violation("gap at " + message.seq() + " of " + message.conversation());
            }
            accept(track, message);
        }
        return true;
    }

    private boolean paged(ConversationId conversation, Track track, SeqRange range) {
        track.arrived().start(range.from());
        if (range.from() > track.arrived().upTo() + 1) {
            return false;
        }
        if (range.to() > track.arrived().upTo()) {
            accept(conversation, track, range);
        }
        return true;
    }

    private void accept(Track track, Message message) {
        track.arrived().add(message.seq());
        sink.message(message);
    }

    private void accept(ConversationId conversation, Track track, SeqRange range) {
        SeqRange missing = track.missing(range);
        track.arrived().add(missing);
        sink.skipped(conversation, missing);
    }

    private void unpark(ConversationId conversation, Track track) {
        for (Optional<Message> next = track.unpark(); next.isPresent(); next = track.unpark()) {
            if (track.arrived().contains(next.get().seq())) {
                sink.repeated(conversation);
            } else {
                accept(track, next.get());
            }
        }
        if (track.parked() == 0) {
            parked.remove(conversation);
        }
    }

    private void gap(ConversationId conversation, Track track, long seq) {
        sink.violation("gap after " + track.arrived().upTo() + " of " + conversation + ", then " + seq);
        startPaging(conversation, track, seq);
    }

    private void startPaging(ConversationId conversation, Track track, long to) {
        boolean running = track.paging();
        track.page(to);
        track.pageParked();
        parked.remove(conversation);
        if (!running) {
            sink.page(conversation);
        }
    }

    private Track track(ConversationId conversation) {
        return tracks.computeIfAbsent(conversation, fresh -> new Track(new Progress(Progress.UNKNOWN, List.of())));
    }
}
