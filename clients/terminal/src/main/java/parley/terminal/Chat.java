package parley.terminal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import parley.client.live.Event;
import parley.client.live.EventHandler;
import parley.client.model.ClientException;
import parley.client.model.ClosedException;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.HistoryPage;
import parley.client.model.InboxItem;
import parley.client.model.Message;
import parley.client.model.Profile;
import parley.client.model.Recipient;
import parley.client.model.Sent;
import parley.client.model.UnreachableException;
import parley.client.model.UserId;
import parley.client.model.Watermark;
import parley.client.store.Outbox;

/// One user's chat: what typed lines do, and what the connection's events show. Lines come from one thread,
/// events from another; both take turns.
final class Chat implements EventHandler {
    private static final int PREVIEW_COLUMNS = 60;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private final Unsettled unsettled = new Unsettled(lock);
    private final UserId self;
    private final String handle;
    private final Server server;
    private final Screen screen;
    private final Style style;
    private final InstantSource clock;
    private final People people;
    private final Status status;
    private final Leftovers leftovers = new Leftovers();
    private final Transcript transcript;
    private final LastTime lastTime;
    private List<InboxItem> listed = List.of();
    private Optional<Room> room = Optional.empty();
    /// Whom to open when the server answers; empty for nobody.
    private String wanted = "";

    Chat(UserId self, String handle, Server server, Screen screen, Style style, InstantSource clock) {
        this.self = self;
        this.handle = handle;
        this.server = server;
        this.screen = screen;
        this.style = style;
        this.clock = clock;
        this.people = new People(server);
        this.status = new Status(screen);
        this.transcript = new Transcript(self, screen, style, leftovers);
        this.lastTime = new LastTime(screen, transcript, leftovers, unsettled, clock);
    }

    /// Messages that an earlier run left behind and the connection is about to send.
    void left(List<Outbox.Entry> entries) {
        lastTime.left(entries);
    }

    /// Opens a conversation: now, or as soon as the server answers.
    void start(String whom) {
        lock.lock();
        try {
            wanted = whom;
            openWanted();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until [#start] has opened its conversation.
    ///
    /// @return false if it has not, because there is no such person or no answer
    boolean awaitStart(long seconds) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(seconds);
            while (!wanted.isEmpty() && left > 0) {
                left = opened.awaitNanos(left);
            }
            return room.isPresent();
        } finally {
            lock.unlock();
        }
    }

    /// Does what a typed line asks for.
    ///
    /// @return false if it was to leave
    boolean line(String text) {
        lock.lock();
        try {
            return run(Command.parse(text));
        } catch (ClientException failed) {
            screen.notice(String.valueOf(failed.getMessage()));
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until no more than `most` messages are unanswered, or the time is over.
    ///
    /// @return false if there are more
    boolean awaitRoom(int most, long seconds) throws InterruptedException {
        lock.lock();
        try {
            return unsettled.await(most, seconds) <= most;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the server has answered for every message.
    ///
    /// @return how many it has not stored: refused or unanswered
    int settle(long seconds) throws InterruptedException {
        lock.lock();
        try {
            int unanswered = unsettled.await(0, seconds);
            if (unanswered > 0) {
                screen.notice(unanswered + " not sent yet; they leave with the next start");
            }
            return unanswered + unsettled.refusals();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void on(Event event) {
        lock.lock();
        try {
            show(event);
        } finally {
            lock.unlock();
        }
    }

    private boolean run(Command command) {
        switch (command) {
            case Command.Say(var text) -> say(text);
            case Command.To(var whom) -> open(whom);
            case Command.Show() -> list();
            case Command.History(var count) -> earlier(count);
            case Command.Who() -> screen.notice(Lists.who(handle, room));
            case Command.Devices() -> screen.notice(Lists.devices(server.devices(), style));
            case Command.Help() -> screen.notice(Lists.help(style));
            case Command.Wrong(var reason) -> screen.notice(reason);
            case Command.Nothing() -> {
                // An empty line is no message.
            }
            case Command.Quit() -> {
                return false;
            }
        }
        return true;
    }

    private void say(String text) {
        if (room.isEmpty()) {
            open(text.strip());
            return;
        }
        Room open = room.get();
        Line line = Line.pending(text, clock.instant());
        open.keep(line);
        screen.message(line);
        unsettled.sending(1);
        CompletableFuture<Sent> sending = server.send(Recipient.user(open.peer().user()), Content.text(text));
        var _ = sending.whenComplete((sent, failure) -> {
            lock.lock();
            try {
                if (failure == null) {
                    stored(open, line, sent);
                } else {
                    failed(line, failure);
                }
            } finally {
                lock.unlock();
            }
        });
    }

    private void stored(Room where, Line line, Sent sent) {
        unsettled.stored();
        where.isIn(sent.conversation());
        people.isWith(sent.conversation(), where.peer().user());
        line.stored(sent.seq(), sent.at());
        where.stored(line, sent.seq());
        screen.ticked(List.of(line));
        transcript.ticked(where.ticks());
        room.filter(open -> !open.equals(where) && open.peer().equals(where.peer()))
                .ifPresent(reopened -> appear(reopened, line, sent));
    }

    /// The conversation was left and opened again while the message was on its way.
    private void appear(Room reopened, Line line, Sent sent) {
        reopened.isIn(sent.conversation());
        if (reopened.show(sent.seq())) {
            reopened.keep(line);
            screen.message(line);
        }
    }

    private void failed(Line line, Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (failure instanceof ClosedException || cause instanceof ClosedException) {
            return;
        }
        unsettled.refused();
        line.failed();
        screen.ticked(List.of(line));
        String reason = failure instanceof ClientException ? failure.getMessage() : cause.getMessage();
        screen.notice("not sent: " + reason);
    }

    private void open(String whom) {
        Optional<Profile> found = whom.matches("\\d{1,4}") ? numbered(Integer.parseInt(whom)) : people.byHandle(whom);
        if (found.isEmpty()) {
            screen.notice("nobody here is called " + Text.brief(whom, PREVIEW_COLUMNS));
            return;
        }
        Profile peer = found.get();
        Optional<InboxItem> item = people.with(peer.user());
        Room next = new Room(peer, item.map(InboxItem::conversation));
        leftovers.forgetLines();
        room = Optional.of(next);
        status.with(peer.handle());
        screen.notice("Talking with " + Transcript.called(peer) + ". /help lists the commands.");
        if (item.isPresent()) {
            HistoryPage page = server.history(item.get().conversation(), Command.DEFAULT_HISTORY);
            item.get().receipts().forEach(receipt -> transcript.reached(next, receipt));
            transcript.show(next, page);
            read(next, item.get().head());
        }
        lastTime.show(next);
    }

    private Optional<Profile> numbered(int number) {
        if (listed.isEmpty()) {
            listed = people.inbox();
        }
        return number >= 1 && number <= listed.size()
                ? listed.get(number - 1).peer().map(people::profile)
                : Optional.empty();
    }

    private void list() {
        listed = people.inbox();
        List<String> names = listed.stream()
                .map(item -> item.peer()
                        .map(peer ->
                                peer.equals(self) ? "you" : people.profile(peer).handle())
                        .orElse("a group"))
                .toList();
        screen.notice(Lists.conversations(listed, names, self, style));
    }

    private void earlier(int count) {
        if (room.isEmpty() || room.get().conversation().isEmpty()) {
            screen.notice("no conversation is open, or it has no messages");
            return;
        }
        Room open = room.get();
        ConversationId conversation = open.conversation().get();
        HistoryPage page = open.oldest() == 0
                ? server.history(conversation, count)
                : server.historyBefore(conversation, open.oldest(), count);
        screen.notice(page.entries().isEmpty() ? "that is all" : "earlier:");
        transcript.show(open, page);
        if (!page.entries().isEmpty()) {
            screen.notice("now:");
        }
    }

    private void read(Room where, long seq) {
        where.conversation().filter(known -> seq > 0).ifPresent(known -> server.read(known, seq));
    }

    private void show(Event event) {
        switch (event) {
            case Event.Received(var message) -> received(message);
            case Event.Sent(var sent, var to, var content) -> lastTime.sent(sent, to, room);
            case Event.SendRefused refusal -> lastTime.refused(refusal);
            case Event.Receipt(var conversation, var watermark, var at) ->
                room.filter(open -> open.isIn(Optional.of(conversation)))
                        .ifPresent(open -> transcript.reached(open, watermark));
            case Event.StateChanged(var state) -> status.changed(state);
            case Event.Synced() -> synced();
            case Event.Behind(var conversation, var range) ->
                screen.notice("catching up on " + (range.to() - range.from() + 1) + " messages");
            case Event.Restarted(var generation) -> screen.notice("the server was restored from a backup");
            case Event.AccountChanged(var change) ->
                screen.notice("your account: " + Text.brief(change, PREVIEW_COLUMNS));
            case Event.Failed(var code, var message) ->
                screen.notice("the server says: " + Text.brief(message, PREVIEW_COLUMNS));
            case Event.Violation(var description, var total) -> screen.notice("server fault: " + description);
            case Event.Skipped skipped -> {
                // Nothing to show of what this device never gets.
            }
            case Event.GroupChanged ignored -> {}
            case Event.Receipts ignored -> {}
            case Event.SettingsChanged ignored -> {}
            case Event.Typing ignored -> {}
            case Event.PresenceChanged ignored -> {}
            case Event.Read read -> {
                // Another device has read; nothing is counted here.
            }
        }
    }

    private void received(Message message) {
        boolean own = message.sender().equals(self);
        if (!own) {
            people.isWith(message.conversation(), message.sender());
        }
        Optional<UserId> peer = people.peer(message.conversation());
        if (room.isPresent() && peer.equals(Optional.of(room.get().peer().user()))) {
            Room open = room.get();
            open.isIn(message.conversation());
            transcript.show(open, message);
            if (!own) {
                read(open, message.seq());
            }
        } else if (!own) {
            String author = people.profile(message.sender()).handle();
            String text = Text.brief(Contents.shown(message.content()), PREVIEW_COLUMNS);
            screen.notice(style.time(message.at()) + " " + author + " writes: " + text + "  (/to " + author + ")");
        }
    }

    private void synced() {
        try {
            if (!wanted.isEmpty()) {
                openWanted();
            } else if (room.isEmpty()) {
                list();
            } else {
                missedReceipts(room.get());
            }
        } catch (ClientException failed) {
            screen.notice(String.valueOf(failed.getMessage()));
        }
    }

    private void openWanted() {
        try {
            open(wanted);
            wanted = "";
            opened.signalAll();
        } catch (UnreachableException later) {
            screen.notice("no answer yet; " + wanted + " is opened when there is one");
        } catch (ClientException failed) {
            wanted = "";
            opened.signalAll();
            screen.notice(String.valueOf(failed.getMessage()));
        }
    }

    /// Watermarks that moved while this device was away are not pushed.
    private void missedReceipts(Room open) {
        if (open.conversation().isPresent()) {
            List<Watermark> receipts =
                    new ArrayList<>(server.receipts(open.conversation().get()));
            receipts.forEach(receipt -> transcript.reached(open, receipt));
        }
    }
}
