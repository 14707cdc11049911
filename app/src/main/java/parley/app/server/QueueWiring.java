package parley.app.server;

import java.util.concurrent.atomic.AtomicReference;
import parley.adapter.artemis.ArtemisConfig;
import parley.adapter.artemis.Broker;
import parley.adapter.artemis.BrokerHealth;
import parley.adapter.artemis.DeadLetterQueue;
import parley.adapter.artemis.JobConsumers;
import parley.adapter.artemis.JobSender;
import parley.adapter.artemis.QueueCounters;
import parley.adapter.artemis.QueueNames;
import parley.adapter.artemis.groups.FanOutConsumers;
import parley.adapter.artemis.messaging.ArtemisFanOutQueue;
import parley.adapter.rest.DeadLetters;
import parley.adapter.rest.HealthRoutes.Check;
import parley.app.metering.Meters;
import parley.app.metering.QueueMetering;
import parley.groups.port.in.ExpandFanOut;
import parley.messaging.port.out.FanOutQueue;

/// The durable queue of large groups, on the broker within the process or one elsewhere.
final class QueueWiring {
    private final ArtemisConfig config;
    private final Broker broker;
    private final JobSender sender;
    private final QueueCounters counters;
    private final AtomicReference<JobConsumers> consumers = new AtomicReference<>();

    private QueueWiring(ArtemisConfig config, Broker broker, JobSender sender, QueueCounters counters) {
        this.config = config;
        this.broker = broker;
        this.sender = sender;
        this.counters = counters;
    }

    /// Begins to start the broker; the other parts start meanwhile.
    static QueueWiring begin(ArtemisConfig config, Ambient ambient, Meters meters, Running running) {
        Broker broker = Broker.begin(config, ambient.ticker());
        running.add("queue broker", broker::close);
        QueueCounters counters = new QueueCounters();
        QueueMetering.export(counters, broker, meters);
        JobSender sender = new JobSender(broker, QueueNames.FAN_OUT, config, counters);
        running.add("queue sender", sender::close);
        return new QueueWiring(config, broker, sender, counters);
    }

    FanOutQueue fanOut() {
        return new ArtemisFanOutQueue(sender);
    }

    /// Lets the jobs be done that are there and come.
    void consume(ExpandFanOut expand, Ambient ambient, Running running) {
        broker.awaitStarted();
        JobConsumers started = FanOutConsumers.start(broker, config, counters, ambient.clock(), ambient.ids(), expand);
        running.add("queue consumers", started::close);
        consumers.set(started);
    }

    DeadLetters deadLetters() {
        return new BrokerDeadLetters(new DeadLetterQueue(broker));
    }

    Check check() {
        return new Check("queue", this::isServing);
    }

    private boolean isServing() {
        JobConsumers started = consumers.get();
        // A broker elsewhere may be away: nobody is refused for that, what it should get waits.
        boolean isBrokerWell = !broker.isOwn() || broker.health().state() == BrokerHealth.State.RUNNING;
        return isBrokerWell && started != null && started.isRunning();
    }
}
