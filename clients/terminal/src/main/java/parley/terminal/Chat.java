package parley.terminal;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import parley.client.live.Event;
import parley.client.live.EventHandler;
import parley.client.model.ClientException;
import parley.client.model.UnreachableException;
import parley.client.model.UserId;
import parley.client.store.Outbox;

/// One user's chat: what typed lines do, and what the connection's events show. Lines come from one thread,
/// events from another; both take turns.
final class Chat implements EventHandler {
    private static final int PREVIEW_COLUMNS = 60;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private final Unsettled unsettled = new Unsettled(lock);
    private final Surroundings around;
    private final Status status;
    private final Hints hints;
    private final LastTime lastTime;
    private final Rooms rooms;
    private final Outgoing outgoing;
    private final Gap gap;
    private final News news;
    private final GroupDesk groupDesk;
    private final OwnDesk ownDesk;
    /// Whom to open when the server answers; empty for nobody.
    private String wanted = "";
    private Optional<String> failure = Optional.empty();

    Chat(UserId self, String handle, Server server, Screen screen, Style style, InstantSource clock) {
        this.around = Surroundings.of(self, handle, server, screen, style, clock);
        this.status = new Status(screen);
        this.hints = new Hints(around);
        Leftovers leftovers = new Leftovers();
        Transcript transcript = new Transcript(around, leftovers);
        this.lastTime = new LastTime(screen, transcript, leftovers, unsettled, clock);
        this.rooms = new Rooms(around, status, hints, leftovers, transcript, lastTime);
        this.outgoing = new Outgoing(lock, around, rooms, hints, transcript, unsettled);
        this.gap = new Gap(around);
        this.news = new News(around, rooms, hints, transcript, gap);
        this.groupDesk = new GroupDesk(around, rooms);
        this.ownDesk = new OwnDesk(around, rooms);
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
            return rooms.current().isPresent();
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
            failure = Optional.empty();
            return run(Command.parse(text));
        } catch (NotDone failed) {
            notDone(String.valueOf(failed.getMessage()));
            return true;
        } catch (ClientException failed) {
            notDone(Faults.text(failed));
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Why the last line was not done; empty if it was.
    Optional<String> failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    private void notDone(String reason) {
        failure = Optional.of(reason);
        around.say(reason);
    }

    /// A key was pressed. Told to others unless the chat is busy.
    ///
    /// @param typed the line so far
    void typing(String typed) {
        if (lock.tryLock()) {
            try {
                boolean on = !typed.isBlank() && !typed.startsWith("/");
                rooms.current()
                        .flatMap(Room::conversation)
                        .ifPresent(open -> around.server().typing(open, on));
            } finally {
                lock.unlock();
            }
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
                around.say(unanswered + " not sent yet; " + (unanswered == 1 ? "it leaves" : "they leave")
                        + " with the next start");
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
        boolean picking = rooms.listing().endOffer();
        switch (command) {
            case Command.Say(var text) -> say(text, picking);
            case Command.To(var whom) -> rooms.open(whom);
            case Command.Show(var all) -> rooms.list(all);
            case Command.History(var count) -> rooms.earlier(count);
            case Command.Who() -> around.say(who());
            case Command.Devices() -> around.say(Lists.devices(around.server().devices(), around.style()));
            case Command.Help(var topic) -> around.say(Help.text(topic, around.style()));
            case Command.Wrong(var reason) -> throw new NotDone(reason);
            case Command.InGroup(var inner) -> groupDesk.run(inner);
            case Command.Own(var inner) -> ownDesk.run(inner);
            case Command.Nothing() -> {
                // An empty line is no message.
            }
            case Command.Quit() -> {
                return false;
            }
        }
        return true;
    }

    /// @param picking whether a list was shown right before, which offers its numbers
    private void say(String text, boolean picking) {
        Optional<Room> room = rooms.current();
        String whom = text.strip();
        if (room.isEmpty() || (picking && rooms.listing().has(whom))) {
            rooms.open(whom);
        } else {
            outgoing.say(room.get(), text);
        }
    }

    private String who() {
        String with = rooms.current()
                .map(open -> switch (open.partner()) {
                    case Partner.Person(var profile) ->
                        ", talking with " + news.whereabouts(profile.user())
                                + (open.reach().read() == 0
                                        ? ""
                                        : ", read up to message " + open.reach().read());
                    case Partner.Circle circle ->
                        (open.reach().others() == 0 ? ", alone" : ",") + " in the group " + Transcript.called(circle)
                                + (open.reach().others() == 0
                                        ? ""
                                        : " with " + Text.count(open.reach().others(), "other", "others"))
                                + " (/members)";
                })
                .orElse("");
        return "You are " + around.handle() + with;
    }

    private void show(Event event) {
        switch (event) {
            case Event.Received(var message) -> news.received(message);
            case Event.GroupChanged(var message, var change) -> news.changed(message, change);
            case Event.Sent(var sent, var to, var content) -> lastTime.sent(sent, to, rooms.current());
            case Event.SendRefused refusal -> lastTime.refused(refusal);
            case Event.Receipt(var conversation, var watermark, var at) ->
                news.reached(conversation, List.of(watermark));
            case Event.Receipts(var conversation, var watermarks, var at) -> news.reached(conversation, watermarks);
            case Event.SettingsChanged(var conversation, var settings) ->
                around.people().keeps(conversation, settings);
            case Event.Typing typing -> hints.typing(typing);
            case Event.PresenceChanged(var presence) -> news.present(presence);
            case Event.StateChanged(var state) -> {
                gap.changed(state);
                status.changed(state);
            }
            case Event.Synced() -> synced();
            case Event.Behind(var conversation, var range) ->
                around.say("catching up on " + Text.count(range.to() - range.from() + 1, "message", "messages"));
            case Event.Restarted(var generation) -> around.say("the server was restored from a backup");
            case Event.AccountChanged(var change) -> around.say("your account: " + brief(change));
            case Event.Failed(var code, var message) ->
                around.say("the server says: " + brief(Faults.text(code, message)));
            case Event.Violation(var description, var total) -> around.say("server fault: " + description);
            case Event.Skipped skipped -> {
                // Nothing to show of what this device never gets.
            }
            case Event.Read(var conversation, var seq) -> around.people().read(conversation, seq);
        }
    }

    private void synced() {
        gap.closed();
        try {
            if (!wanted.isEmpty()) {
                openWanted();
            } else if (rooms.current().isEmpty()) {
                rooms.list(false);
            } else {
                rooms.missedReceipts();
            }
        } catch (ClientException failed) {
            around.say(Faults.text(failed));
        }
    }

    private void openWanted() {
        try {
            rooms.open(wanted);
            decided();
        } catch (UnreachableException later) {
            around.say("no answer yet; " + wanted + " is opened when there is one");
        } catch (NotDone failed) {
            decided();
            notDone(String.valueOf(failed.getMessage()));
        } catch (ClientException failed) {
            decided();
            notDone(Faults.text(failed));
        }
    }

    private void decided() {
        wanted = "";
        opened.signalAll();
    }

    private static String brief(String text) {
        return Text.brief(text, PREVIEW_COLUMNS);
    }
}
