package parley.app.metering.messaging;

import java.util.List;
import java.util.Optional;
import parley.app.metering.Meters;
import parley.app.metering.PortTimers;
import parley.app.metering.PortTimers.Call;
import parley.kernel.ConversationId;
import parley.kernel.Ticker;
import parley.kernel.UserId;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.InboxHead;
import parley.messaging.domain.InboxRow;
import parley.messaging.domain.ReadMark;
import parley.messaging.port.out.Inboxes;

/// Times the inboxes.
public final class TimedInboxes implements Inboxes {
    private final Inboxes delegate;
    private final Call find;
    private final Call list;
    private final Call advanceRead;
    private final Call advanceHeads;
    private final Call changeSettings;

    public TimedInboxes(Inboxes delegate, Meters meters, Ticker ticker) {
        PortTimers timers = new PortTimers(meters, "inboxes", ticker);
        this.delegate = delegate;
        this.find = timers.call("find");
        this.list = timers.call("list");
        this.advanceRead = timers.call("advance-read");
        this.advanceHeads = timers.call("advance-heads");
        this.changeSettings = timers.call("change-settings");
    }

    @Override
    public Optional<InboxRow> find(UserId user, ConversationId conversation) {
        return find.time(() -> delegate.find(user, conversation));
    }

    @Override
    public List<InboxRow> list(UserId user, ConversationId after, int limit) {
        return list.time(() -> delegate.list(user, after, limit));
    }

    @Override
    public void advanceRead(List<ReadMark> marks) {
        advanceRead.time(() -> delegate.advanceRead(marks));
    }

    @Override
    public void advanceHeads(long epoch, List<InboxHead> heads) {
        advanceHeads.time(() -> delegate.advanceHeads(epoch, heads));
    }

    @Override
    public void changeSettings(UserId user, ConversationId conversation, ConversationSettings settings) {
        changeSettings.time(() -> delegate.changeSettings(user, conversation, settings));
    }
}
