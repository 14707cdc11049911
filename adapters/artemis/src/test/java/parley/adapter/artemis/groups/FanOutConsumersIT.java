package parley.adapter.artemis.groups;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.artemis.FanOutMessage;
import parley.adapter.artemis.JobConsumers;
import parley.adapter.artemis.TestBroker;
import parley.groups.domain.FanOut;
import parley.groups.port.in.ExpandFanOut;
import parley.groups.port.in.ExpandFanOut.Result;
import parley.kernel.ConversationId;

final class FanOutConsumersIT {
    private static final ConversationId GROUP = new ConversationId(new UUID(3, 4));

    @TempDir
    private Path directory;

    @Test
    void jobsShouldReachGroupsUntilTheyAreExpanded() {
        List<FanOut> expanded = new CopyOnWriteArrayList<>();
        AtomicInteger unavailable = new AtomicInteger(2);
        ExpandFanOut expand = command -> {
            if (unavailable.getAndDecrement() > 0) {
                return new Result.Unavailable();
            }
            expanded.addAll(command.jobs());
            return new Result.Expanded();
        };
        try (TestBroker broker = TestBroker.start(directory)) {
            broker.sender().send(List.of(new FanOutMessage(GROUP, 2, 3, 4, 5, 6, 7).encode()));

            try (JobConsumers consumers = FanOutConsumers.start(
                    broker.broker(), broker.config(), broker.counters(), Clock.systemUTC(), UUID::randomUUID, expand)) {
                await().until(() -> broker.counters().done() == 1);
                assertEquals(true, consumers.isRunning());
            }
        }
        assertEquals(List.of(new FanOut(GROUP, 2, 3, 4, 5, 6, 7)), expanded);
    }

    @Test
    void onlyJobsOfMissingGroupsShouldBeHandedInAgain() {
        ConversationId stuck = new ConversationId(new UUID(3, 5));
        List<FanOut> expanded = new CopyOnWriteArrayList<>();
        AtomicInteger refusals = new AtomicInteger(3);
        ExpandFanOut expand = command -> {
            Map<Boolean, List<FanOut>> byStuck = command.jobs().stream()
                    .collect(Collectors.partitioningBy(job -> job.group().equals(stuck)));
            expanded.addAll(byStuck.getOrDefault(false, List.of()));
            if (byStuck.getOrDefault(true, List.of()).isEmpty()) {
                return new Result.Expanded();
            }
            if (refusals.getAndDecrement() > 0) {
                return new Result.Partly(Set.of(stuck));
            }
            expanded.addAll(byStuck.getOrDefault(true, List.of()));
            return new Result.Expanded();
        };
        try (TestBroker broker = TestBroker.start(directory)) {
            broker.sender()
                    .send(List.of(
                            new FanOutMessage(stuck, 1, 1, 1, 1, 1, 1).encode(),
                            new FanOutMessage(GROUP, 1, 1, 1, 1, 1, 1).encode()));

            try (JobConsumers consumers = FanOutConsumers.start(
                    broker.broker(), broker.config(), broker.counters(), Clock.systemUTC(), UUID::randomUUID, expand)) {
                await().until(() -> broker.counters().done() == 2);
                assertEquals(true, consumers.isRunning());
            }
            assertEquals(3, broker.counters().failed());
        }
        assertEquals(List.of(GROUP, stuck), expanded.stream().map(FanOut::group).toList());
    }
}
