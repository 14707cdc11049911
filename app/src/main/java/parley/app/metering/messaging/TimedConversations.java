package parley.app.metering.messaging;

import java.util.Optional;
import parley.app.metering.Meters;
import parley.app.metering.PortTimers;
import parley.app.metering.PortTimers.Call;
import parley.kernel.ConversationId;
import parley.kernel.Ticker;
import parley.messaging.domain.Conversation;
import parley.messaging.port.out.Conversations;

/// Times the conversations that exist.
public final class TimedConversations implements Conversations {
    private final Conversations delegate;
    private final Call find;
    private final Call create;

    public TimedConversations(Conversations delegate, Meters meters, Ticker ticker) {
        PortTimers timers = new PortTimers(meters, "conversations", ticker);
        this.delegate = delegate;
        this.find = timers.call("find");
        this.create = timers.call("create");
    }

    @Override
    public Optional<Conversation> find(ConversationId conversation) {
        return find.time(() -> delegate.find(conversation));
    }

    @Override
    public void create(Conversation conversation) {
        create.time(() -> delegate.create(conversation));
    }
}
