package parley.messaging.application;

import java.time.Clock;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.kernel.ConversationId;

/// What all sequencers of this instance share.
final class Sequencing {
    private static final Logger LOG = LoggerFactory.getLogger(Sequencing.class);

    private final MessagingPorts ports;
    private final MessagingConfig config;
    private final Clock clock;
    private final Opening opening;
    private final Admission admission;
    private final FanOut fanOut;
    private final Sequencers registry;

    Sequencing(MessagingPorts ports, MessagingConfig config, Clock clock, FanOut fanOut, Sequencers registry) {
        this.ports = ports;
        this.config = config;
        this.clock = clock;
        this.opening = new Opening(ports, config);
        this.admission = new Admission(ports.log(), ports.correspondents(), config);
        this.fanOut = fanOut;
        this.registry = registry;
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

    Opening opening() {
        return opening;
    }

    Admission admission() {
        return admission;
    }

    FanOut fanOut() {
        return fanOut;
    }

    /// Has the sequencer tried again by the next upkeep.
    void doubtful(Sequencer sequencer) {
        registry.doubtful(sequencer);
    }

    void fault(ConversationId conversation, RuntimeException fault) {
        LOG.atError()
                .addKeyValue("code", "sequencer_fault")
                .addKeyValue("conversation", conversation)
                .setCause(fault)
                .log("sends of a conversation failed unexpectedly; they were answered unavailable");
    }

    void pushFault(ConversationId conversation, RuntimeException fault) {
        LOG.atError()
                .addKeyValue("code", "push_fault")
                .addKeyValue("conversation", conversation)
                .setCause(fault)
                .log("stored entries could not be pushed; streams read them from the log");
    }
}
