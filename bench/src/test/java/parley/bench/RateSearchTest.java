package parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.bench.check.Verdict;
import parley.bench.load.Meter;
import parley.bench.load.Tally;

class RateSearchTest {

    private static final Verdict CLEAN = new Verdict(1, 1, 0, 1, 0, 0, 0);

    private final Console console = new Console(
            Main.commandLine().setErr(new PrintWriter(new StringWriter())).setOut(new PrintWriter(new StringWriter())),
            true);
    private int measurements;

    /// A server that delivers `rate` messages within a second, with a latency as given.
    private static PairsResult result(double rate, double delivered, long latencyMillis, Verdict verdict) {
        Meter meter = new Meter(0, 1_000_000_000);
        for (int i = 0; i < delivered; i++) {
            meter.received(0, latencyMillis * 1_000_000);
        }
        return new PairsResult(
                new Load.Open(rate),
                new Tally(verdict, meter, true, 0, false),
                new Stopwatch.Used(0, 0, 0, 1, Map.of()),
                1,
                Optional.empty());
    }

    private Optional<PairsResult> search(double first, DoublePredicate holds) {
        return new RateSearch<>(
                        "messages",
                        rate -> {
                            measurements++;
                            return result(rate, holds.test(rate) ? rate : rate / 2, 20, CLEAN);
                        },
                        console)
                .run(first);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 950, 4_000, 4_100, 37_000, 300_000})
    void runShouldComeWithinFivePercentFromBelow(int capacity) {
        double found = search(4_000, rate -> rate <= capacity).orElseThrow().messagesPerSecond();
        assertTrue(found <= capacity, "found " + found);
        assertTrue(found > capacity / 1.06 - 50, "found " + found);
        assertTrue(measurements < 40, measurements + " measurements");
    }

    @Test
    void runShouldFindNothingWhenNothingHolds() {
        assertEquals(Optional.empty(), search(4_000, rate -> false));
    }

    @Test
    void runShouldGiveARateASecondChance() {
        int[] calls = {0};
        double found = search(4_000, rate -> rate <= 10_000 && ++calls[0] % 2 == 0)
                .orElseThrow()
                .messagesPerSecond();
        assertEquals(10_000, found, 600);
    }

    @Test
    void cleanShouldRememberLossesAtRatesThatDoNotHold() {
        Verdict lossy = new Verdict(1, 1, 0, 0, 1, 0, 0);
        RateSearch<PairsResult> search =
                new RateSearch<>("messages", rate -> result(rate, rate, 20, rate > 10_000 ? lossy : CLEAN), console);
        assertTrue(search.run(4_000).isPresent());
        assertEquals(false, search.clean());

        RateSearch<PairsResult> honest =
                new RateSearch<>("messages", rate -> result(rate, Math.min(rate, 10_000), 20, CLEAN), console);
        honest.run(4_000);
        assertTrue(honest.clean());
    }

    @Test
    void heldShouldNeedDeliveryInTimeWithoutFaults() {
        assertTrue(result(100, 100, 199, CLEAN).held(100));
        assertEquals(false, result(100, 100, 201, CLEAN).held(100));
        assertEquals(false, result(100, 97, 20, CLEAN).held(100));
        assertEquals(
                false, result(100, 100, 20, new Verdict(1, 1, 0, 0, 1, 0, 0)).held(100));
        assertEquals(
                false, result(100, 100, 20, new Verdict(1, 1, 0, 1, 0, 1, 0)).held(100));
        assertEquals(
                false, result(100, 100, 20, new Verdict(1, 1, 0, 1, 0, 0, 1)).held(100));
        assertEquals(
                false, result(100, 100, 20, new Verdict(2, 1, 1, 1, 0, 0, 0)).held(100));
    }
}
