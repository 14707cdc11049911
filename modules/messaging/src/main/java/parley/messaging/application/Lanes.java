package parley.messaging.application;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.kernel.ConversationId;
import parley.kernel.InstanceId;
import parley.messaging.domain.Errand;
import parley.messaging.domain.ErrandAnswer;
import parley.messaging.domain.Outcome;
import parley.messaging.port.out.Ownership;
import parley.messaging.port.out.Peers;

/// Everything of this instance that is on its way to owners of conversations, this instance itself among them.
final class Lanes {
    private static final int MOST_DOUBLINGS = 16;

    private final Errands errands;
    private final Ownership ownership;
    private final Peers peers;
    private final InstanceId self;
    private final MessagingConfig.Forwarding config;
    private final Clock clock;
    private final Map<Lane.Key, Lane> lanes = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong waitingBytes = new AtomicLong();

    Lanes(Errands errands, MessagingPorts ports, MessagingConfig config, Clock clock) {
        this.errands = errands;
        this.ownership = ports.ownership();
        this.peers = ports.peers();
        this.self = ports.self();
        this.config = config.forwarding();
        this.clock = clock;
    }

    MessagingConfig.Forwarding config() {
        return config;
    }

    /// Takes an errand to the owner of its conversation. Blocks while too many of the same lane wait.
    void add(Lane.Key key, Errand errand, Consumer<Outcome> waiter) {
        Item item = new Item(errand, clock.millis() + config.patience().toMillis(), waiter);
        boolean many = waiting.incrementAndGet() > config.waiting();
        boolean large = waitingBytes.addAndGet(item.size()) > config.waitingBytes();
        boolean taken = many || large;
        if (taken) {
            answer(item, new Outcome.Refused(Outcome.Refusal.UNAVAILABLE));
        }
        while (!taken) {
            taken = lanes.computeIfAbsent(key, absent -> new Lane(absent, this)).add(item);
        }
    }

    /// Called about ten times a second.
    void upkeep(long now) {
        lanes.values().forEach(lane -> lane.tick(now));
    }

    /// @param hint who was named as owner just now; none if nobody was
    void handOver(ConversationId conversation, @Nullable InstanceId hint, Lane.Batch batch, Peers.Answers answers) {
        Ownership.Answer owner =
                hint == null || hint.equals(self) ? ownership.of(conversation) : new Ownership.Answer.Elsewhere(hint);
        List<Errand> work = batch.items().stream().map(Item::errand).toList();
        switch (owner) {
            case Ownership.Answer.Mine mine -> errands.take(conversation, work, answers);
            case Ownership.Answer.Elsewhere elsewhere -> peers.forward(elsewhere.owner(), work, answers);
            case Ownership.Answer.Nobody nobody -> {
                for (int index = 0; index < work.size(); index++) {
                    answers.accept(index, new ErrandAnswer.NoOwner());
                }
            }
        }
    }

    void answer(Item item, Outcome outcome) {
        waiting.decrementAndGet();
        waitingBytes.addAndGet(-item.size());
        item.waiter().accept(outcome);
    }

    void closed(Lane lane) {
        lanes.remove(lane.key(), lane);
    }

    /// When to try again, milliseconds since the epoch.
    long dueAfter(int failures) {
        long first = config.backOff().toMillis();
        long grown = first << Math.min(failures - 1, MOST_DOUBLINGS);
        return clock.millis() + Math.min(grown, config.longestBackOff().toMillis());
    }
}
