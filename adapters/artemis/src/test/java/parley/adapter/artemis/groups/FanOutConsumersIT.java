package parley.adapter.artemis.groups;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
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
                return Result.UNAVAILABLE;
            }
            expanded.addAll(command.jobs());
            return Result.EXPANDED;
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
}
