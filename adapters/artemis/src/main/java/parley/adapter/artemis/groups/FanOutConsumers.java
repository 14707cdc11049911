package parley.adapter.artemis.groups;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import parley.adapter.artemis.ArtemisConfig;
import parley.adapter.artemis.Connections;
import parley.adapter.artemis.FanOutMessage;
import parley.adapter.artemis.JobConsumers;
import parley.adapter.artemis.QueueCounters;
import parley.adapter.artemis.QueueNames;
import parley.groups.domain.FanOut;
import parley.groups.port.in.ExpandFanOut;
import parley.groups.port.in.ExpandFanOut.Command;
import parley.groups.port.in.ExpandFanOut.Result;
import parley.kernel.ConversationId;
import parley.kernel.IdGenerator;

/// Takes the jobs of large groups from their queue and has groups expand them.
public final class FanOutConsumers {
    private FanOutConsumers() {}

    /// Starts the threads that take jobs; the caller closes what this returns, before the broker.
    ///
    /// @param ids makes the ids of dead letters
    public static JobConsumers start(
            Connections connections,
            ArtemisConfig config,
            QueueCounters counters,
            Clock clock,
            IdGenerator ids,
            ExpandFanOut expand) {
        return JobConsumers.start(
                connections,
                QueueNames.FAN_OUT,
                config,
                counters,
                clock,
                ids,
                bytes -> fanOut(FanOutMessage.decode(bytes)),
                jobs -> missing(jobs, expand.expand(new Command(jobs))));
    }

    private static Set<FanOut> missing(List<FanOut> jobs, Result result) {
        return switch (result) {
            case Result.Expanded() -> Set.of();
            case Result.Partly(Set<ConversationId> groups) ->
                jobs.stream().filter(job -> groups.contains(job.group())).collect(Collectors.toUnmodifiableSet());
            case Result.Unavailable() -> jobs.stream().collect(Collectors.toUnmodifiableSet());
        };
    }

    private static FanOut fanOut(FanOutMessage message) {
        return new FanOut(
                message.conversation(),
                message.epoch(),
                message.first(),
                message.last(),
                message.at(),
                message.ordinal(),
                message.lastCountable());
    }
}
