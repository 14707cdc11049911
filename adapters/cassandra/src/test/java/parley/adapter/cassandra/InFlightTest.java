package parley.adapter.cassandra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import parley.adapter.cassandra.CassandraException.Fault;

final class InFlightTest {
    @Test
    void whoFindsNoPlaceInTimeShouldBeToldThatItIsUnknown() {
        InFlight places = new InFlight(2, Duration.ofMillis(1));
        places.enter();
        places.enter();

        CassandraException refused = assertThrows(CassandraException.class, places::enter);

        assertEquals(Fault.UNKNOWN, refused.fault());
        assertEquals(2, places.now());
    }

    @Test
    void whoWaitsShouldGetAPlaceThatIsLeft() throws Exception {
        InFlight places = new InFlight(1, Duration.ofMinutes(1));
        places.enter();
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(places::enter);
        Awaitility.await().until(() -> places.waiting() == 1);

        places.leave();

        waiting.get(10, TimeUnit.SECONDS);
        assertEquals(1, places.now());
    }
}
