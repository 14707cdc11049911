package parley.adapter.cassandra.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.messaging.Messages.ALICE_AND_BOB;
import static parley.messaging.Messages.BOB;
import static parley.messaging.Messages.append;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.adapter.cassandra.CassandraStore;
import parley.adapter.cassandra.Configs;
import parley.messaging.domain.CursorMark;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.AppendResult;
import parley.messaging.port.out.LogUnavailableException;

/// A node that is stopped in the middle of whatever it does.
final class PausedNodeIT extends CassandraFixture {
    private static final Duration SHORT = Duration.ofMillis(500);

    private CassandraStore impatient;

    @BeforeEach
    void open() {
        impatient = CassandraStore.open(new Configs(node().config()).timeouts(SHORT));
    }

    @AfterEach
    void close() {
        node().server().resume();
        impatient.close();
    }

    @Test
    void whatWasNotAnsweredShouldBeUnknownAndSucceedWhenItIsRepeated() {
        CassandraMessaging hurt = CassandraMessaging.on(impatient);
        Append append = append(ALICE_AND_BOB.id(), 1, 3);
        node().server().pause();
        long before = System.nanoTime();

        assertThrows(LogUnavailableException.class, () -> hurt.log().append(append));
        assertThrows(LogUnavailableException.class, () -> hurt.log().tail(ALICE_AND_BOB.id(), 9));
        assertThrows(
                LogUnavailableException.class,
                () -> hurt.cursors()
                        .advance(List.of(
                                new CursorMark(BOB, parley.messaging.Messages.BOBS_PHONE, ALICE_AND_BOB.id(), 1))));
        assertTrue(System.nanoTime() - before < Duration.ofSeconds(10).toNanos());

        node().server().resume();
        assertEquals(new AppendResult.Committed(), messaging().log().append(append));
        assertEquals(append.entries(), messaging().log().tail(ALICE_AND_BOB.id(), 9));
        assertEquals(0, impatient.counters().inFlight());
    }
}
