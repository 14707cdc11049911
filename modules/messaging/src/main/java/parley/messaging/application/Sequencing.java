package parley.messaging.application;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.EntryKind;
import parley.messaging.domain.InboxHead;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.out.Append;

/// What all sequencers of this instance share.
final class Sequencing {
    private static final Duration LATE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Sequencing.class);

    private final MessagingPorts ports;
    private final MessagingConfig config;
    private final Clock clock;
    private final Audiences audiences;
    private final Opening opening;
    private final Admission admission;
    private final ChangeRecorder changes;
    private final FanOut fanOut;
    private final FanOutRelay relay;
    private final RecentPushes recentPushes;
    private final ReceiptNotes notes;
    private Consumer<ConversationId> doubtful = conversation -> {};
    private Consumer<Sequencer> closed = sequencer -> {};

    Sequencing(
            MessagingPorts ports,
            MessagingConfig config,
            Clock clock,
            Audiences audiences,
            FanOut fanOut,
            FanOutRelay relay,
            RecentPushes recentPushes,
            ReceiptNotes notes) {
        this.ports = ports;
        this.config = config;
        this.clock = clock;
        this.audiences = audiences;
        this.opening = new Opening(ports, audiences, relay, config);
        this.admission = new Admission(ports.log(), relay, refusals(config, clock), config);
        this.changes = new ChangeRecorder(this);
        this.fanOut = fanOut;
        this.relay = relay;
        this.recentPushes = recentPushes;
        this.notes = notes;
    }

    /// An attempt of an instance that lost its answer is repeated for the patience of forwarding, and may arrive a
    /// little later.
    private static RecentRefusals refusals(MessagingConfig config, Clock clock) {
        return new RecentRefusals(clock, config.forwarding().patience().plus(LATE), config.recentCidsMost());
    }

    MessagingPorts ports() {
        return ports;
    }

    MessagingConfig config() {
        return config;
    }

    Clock clock() {
        return clock;
    }

    Executor workers() {
        return ports.workers();
    }

    Audiences audiences() {
        return audiences;
    }

    Opening opening() {
        return opening;
    }

    Admission admission() {
        return admission;
    }

    ChangeRecorder changes() {
        return changes;
    }

    ReceiptNotes notes() {
        return notes;
    }

    /// Who tries again what is in doubt. Called once, before there is any sequencer.
    void whenDoubtful(Consumer<ConversationId> retry) {
        doubtful = retry;
    }

    /// Who forgets sequencers that have closed by themselves. Called once, before there is any.
    void whenClosed(Consumer<Sequencer> forget) {
        closed = forget;
    }

    void closed(Sequencer sequencer) {
        closed.accept(sequencer);
    }

    /// Has the conversation's append tried again by the next upkeep.
    void doubtful(ConversationId conversation) {
        doubtful.accept(conversation);
    }

    /// Pushes what was committed to those whose heads were written with it, answers, and sends the job for the
    /// others on its way. Every entry is answered before the next one is pushed: a stream that carried one gets
    /// its reply before it gets anything later, on whatever instance it is. What is committed is answered, whatever
    /// becomes of the pushes: a stream that missed one reads the log.
    void deliver(Conversation conversation, Append append, List<Deliveries.Committed> entries) {
        Round round = begin(conversation, append, entries);
        for (Deliveries.Committed entry : entries) {
            attempt(conversation.id(), () -> round.tellCarriers(entry));
            entry.answer().run();
            attempt(conversation.id(), () -> round.push(entry));
        }
        attempt(conversation.id(), round::send);
        relay.offer(append.jobs());
    }

    private Round begin(Conversation conversation, Append append, List<Deliveries.Committed> entries) {
        try {
            if (!append.jobs().isEmpty()) {
                recentPushes.add(entries);
            }
            List<UserId> users = append.heads().stream().map(InboxHead::user).toList();
            boolean group =
                    conversation instanceof Conversation.Group && append.jobs().isEmpty();
            return fanOut.begin(users, entries.size(), group);
        } catch (RuntimeException fault) {
            pushFault(conversation.id(), fault);
            return fanOut.beginWithoutDevices();
        }
    }

    private static void attempt(ConversationId conversation, Runnable push) {
        try {
            push.run();
        } catch (RuntimeException fault) {
            pushFault(conversation, fault);
        }
    }

    /// Makes streams of these users look for what their heads promise.
    void nudge(List<InboxHead> heads) {
        try {
            fanOut.raise(heads);
        } catch (RuntimeException fault) {
            pushFault(heads.getFirst().conversation(), fault);
        }
    }

    /// Lets memberships that the entry begins or ends do so. Does nothing for a message.
    ///
    /// @return whether that is done; if not, the change is repeated by whoever made it
    boolean settleChange(LogEntry entry) {
        if (entry.kind() != EntryKind.SYSTEM) {
            return true;
        }
        try {
            ports.members().settle(entry.conversation(), entry.cid(), entry.seq());
            return true;
        } catch (RuntimeException fault) {
            LOG.atWarn()
                    .addKeyValue("code", "change_not_settled")
                    .addKeyValue("conversation", entry.conversation())
                    .addKeyValue("seq", entry.seq())
                    .setCause(fault)
                    .log("a change of a group is in its log but could not be settled; it is tried again");
            return false;
        }
    }

    void fault(ConversationId conversation, RuntimeException fault) {
        LOG.atError()
                .addKeyValue("code", "sequencer_fault")
                .addKeyValue("conversation", conversation)
                .setCause(fault)
                .log("sends of a conversation failed unexpectedly; they were answered unavailable");
    }

    private static void pushFault(ConversationId conversation, RuntimeException fault) {
        LOG.atError()
                .addKeyValue("code", "push_fault")
                .addKeyValue("conversation", conversation)
                .setCause(fault)
                .log("stored entries could not be pushed; streams read them from the log");
    }
}
