package parley.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static Histogram milliseconds() {
        Histogram histogram = new Histogram(60_000_000_000L, 3);
        for (int i = 1; i <= 1_000; i++) {
            histogram.recordValue(i * 1_000_000L);
        }
        return histogram;
    }

    @Test
    void jsonShouldGivePercentilesInMilliseconds() {
        Report report = new Report().add("latencyMs", milliseconds());
        assertEquals(
                "{\"latencyMs\":{\"p50\":500.17,\"p95\":950.01,\"p99\":990.38,\"p999\":999.29,\"max\":1000.34}}"
                        .replaceAll("[0-9.]+(?=[,}])", "N"),
                report.json().replaceAll("[0-9.]+(?=[,}])", "N"));
        String p50 = report.json().replaceAll(".*\"p50\":([0-9.]+).*", "$1");
        String max = report.json().replaceAll(".*\"max\":([0-9.]+).*", "$1");
        assertEquals(500, Double.parseDouble(p50), 1);
        assertEquals(1_000, Double.parseDouble(max), 1);
    }

    @Test
    void jsonShouldKeepOrderAndTellUnknownFromZero() {
        Report report = new Report()
                .add("b", 1.23456)
                .add("a", OptionalDouble.empty())
                .add("c", OptionalLong.empty())
                .add("d", OptionalDouble.of(0))
                .add("counts", Map.of("y", 2L, "x", 1L))
                .add("list", List.of("one"))
                .add("part", new Report().add("flag", true))
                .addAll("steps", List.of(new Report().add("rate", 5L)));
        assertEquals(
                "{\"b\":1.235,\"a\":null,\"c\":null,\"d\":0.0,\"counts\":{\"x\":1,\"y\":2},\"list\":[\"one\"],"
                        + "\"part\":{\"flag\":true},\"steps\":[{\"rate\":5}]}",
                report.json());
    }

    @Test
    void tableShouldShowEveryField() {
        String table = new Report()
                .add("messagesPerSecond", 1_234_567.5)
                .add("unknownThing", OptionalLong.empty())
                .add("latencyMs", milliseconds())
                .add("incidents", Map.of())
                .add("server", new Report().add("kind", "own"))
                .addAll("steps", List.of(new Report().add("rate", 5L).add("held", true)))
                .table();
        List<String> rows = table.lines().map(row -> row.replaceAll(" +", " ")).toList();
        assertEquals("messages per second 1,234,567.500", rows.get(0));
        assertEquals("unknown thing unknown", rows.get(1));
        assertTrue(rows.get(2).startsWith("latency ms p50 5"), rows.get(2));
        assertEquals("incidents none", rows.get(3));
        assertEquals(
                List.of("server", " kind own", "steps", " rate 5 held true"),
                rows.subList(4, 8).stream().map(String::stripTrailing).toList());
    }
}
