package parley.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransportChoiceTest {
    private final TransportChoice choice = choice(TransportOptions.Mode.AUTO);

    private static TransportChoice choice(TransportOptions.Mode mode) {
        return new TransportChoice(TransportOptions.of(mode), new SplittableRandom(1));
    }

    private void assertNextTry(long now, Duration after) {
        long wait = choice.tryAt() - now;
        assertTrue(wait >= after.toMillis() && wait <= after.toMillis() * 11 / 10, "after " + wait);
    }

    @Test
    void webSocketShouldComeFirst() {
        assertEquals(TransportKind.WEBSOCKET, choice.next(0));
        assertEquals(Long.MAX_VALUE, choice.tryAt());
    }

    @Test
    void obstructedWebSocketShouldBeTriedAgainEverMoreSeldom() {
        choice.failed(TransportKind.WEBSOCKET, true, 0);
        assertEquals(TransportKind.POLLING, choice.next(59_999));
        assertNextTry(0, Duration.ofMinutes(1));
        choice.failed(TransportKind.WEBSOCKET, true, 100_000);
        assertNextTry(100_000, Duration.ofMinutes(5));
        choice.failed(TransportKind.WEBSOCKET, false, 500_000);
        assertNextTry(500_000, Duration.ofMinutes(15));
        choice.failed(TransportKind.WEBSOCKET, true, 2_000_000);
        assertNextTry(2_000_000, Duration.ofMinutes(15));
        assertEquals(TransportKind.WEBSOCKET, choice.next(choice.tryAt()));
    }

    @Test
    void welcomeOnWebSocketShouldStartAnew() {
        choice.failed(TransportKind.WEBSOCKET, true, 0);
        choice.failed(TransportKind.WEBSOCKET, true, 0);
        choice.welcomed(TransportKind.WEBSOCKET);
        assertEquals(TransportKind.WEBSOCKET, choice.next(0));
        assertEquals(Long.MAX_VALUE, choice.tryAt());
        choice.failed(TransportKind.WEBSOCKET, true, 0);
        assertNextTry(0, Duration.ofMinutes(1));
    }

    @Test
    void welcomeOnPollingShouldKeepTheNextTry() {
        choice.failed(TransportKind.WEBSOCKET, true, 0);
        choice.welcomed(TransportKind.POLLING);
        assertNextTry(0, Duration.ofMinutes(1));
        assertEquals(TransportKind.POLLING, choice.next(1));
    }

    @Test
    void serverThatIsNotThereShouldChangeNothing() {
        choice.failed(TransportKind.WEBSOCKET, false, 0);
        assertEquals(TransportKind.WEBSOCKET, choice.next(0));
    }

    @Test
    void pollingThatFailsShouldGiveWebSocketAChance() {
        choice.failed(TransportKind.WEBSOCKET, true, 0);
        choice.failed(TransportKind.POLLING, true, 0);
        assertEquals(TransportKind.WEBSOCKET, choice.next(0));
    }

    @ParameterizedTest
    @EnumSource(
            value = TransportOptions.Mode.class,
            names = {"WEBSOCKET", "POLLING"})
    void forcedTransportShouldStay(TransportOptions.Mode mode) {
        TransportChoice forced = choice(mode);
        for (TransportKind kind : TransportKind.values()) {
            forced.failed(kind, true, 0);
            assertEquals(mode.name(), forced.next(Long.MAX_VALUE - 1).name());
        }
    }

    @Test
    void waitsShouldBePositive() {
        assertThrows(IllegalArgumentException.class, () -> new TransportOptions(TransportOptions.Mode.AUTO, List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new TransportOptions(TransportOptions.Mode.AUTO, List.of(Duration.ZERO)));
    }
}
