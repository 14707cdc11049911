package parley.adapter.cassandra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CassandraConfigTest {
    private static final CassandraConfig DEFAULTS = CassandraConfig.defaults(List.of("10.0.0.1:9042"), "dc1");

    @Test
    void defaultsShouldBeAsDocumented() {
        assertEquals("parley", DEFAULTS.keyspace());
        assertEquals(Map.of("dc1", 3), DEFAULTS.replication());
        assertEquals(Consistency.QUORUM, DEFAULTS.consistency());
        assertFalse(DEFAULTS.tls().enabled());
        assertEquals(Duration.ofSeconds(5), DEFAULTS.connectTimeout());
        assertEquals(Duration.ofSeconds(5), DEFAULTS.requestTimeout());
        assertEquals(Duration.ofSeconds(2), DEFAULTS.changeTimeout());
        assertEquals(Duration.ofMillis(100), DEFAULTS.speculativeDelay());
        assertEquals(1_024, DEFAULTS.inFlight());
        assertEquals(256, DEFAULTS.changesInFlight());
        assertEquals(500, DEFAULTS.pageSize());
        assertEquals(8 << 20, DEFAULTS.appendBytes());
    }

    @Test
    void weakerConsistencyShouldBeRefused() {
        assertEquals(Consistency.QUORUM, Consistency.parse("QUORUM"));
        assertEquals(Consistency.LOCAL_QUORUM, Consistency.parse("LOCAL_QUORUM"));
        for (String weak : List.of("ONE", "LOCAL_ONE", "TWO", "ANY", "ALL", "quorum", "")) {
            String message = message(() -> Consistency.parse(weak));
            assertTrue(message.contains("(expected: QUORUM, or LOCAL_QUORUM"), message);
        }
    }

    @Test
    void changesShouldAgreeWhereReadsAndWritesDo() {
        assertEquals("SERIAL", Consistency.QUORUM.serial().name());
        assertEquals("LOCAL_SERIAL", Consistency.LOCAL_QUORUM.serial().name());
    }

    @Test
    void valuesOutOfRangeShouldBeRefusedWithNameAndRange() {
        assertEquals("inFlight: 0 (expected: 1..32768)", message(() -> new Configs(DEFAULTS).inFlight(0)));
        assertEquals(
                "requestTimeout (milliseconds): 61000 (expected: 100..60000)",
                message(() -> new Configs(DEFAULTS).requestTimeout(Duration.ofSeconds(61))));
    }

    @Test
    void namesThatCouldCarryCqlShouldBeRefused() {
        for (String name : List.of("", "Parley", "parley; DROP", "1parley", "p".repeat(49))) {
            assertTrue(message(() -> new Configs(DEFAULTS).keyspace(name)).startsWith("keyspace: "), name);
        }
        assertTrue(message(() -> CassandraConfig.defaults(List.of("a"), "dc'1")).startsWith("datacenter: "));
    }

    @Test
    void aUsernameShouldComeWithAPassword() {
        assertTrue(
                message(() -> new Configs(DEFAULTS).credentials("parley", "")).startsWith("username and password"));
    }

    @Test
    void thePasswordShouldNotBeShown() {
        String shown =
                new Configs(DEFAULTS).credentials("parley", "secret-word").toString();

        assertTrue(shown.contains("username=parley"), shown);
        assertFalse(shown.contains("secret-word"), shown);
    }

    private static String message(Runnable refused) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, refused::run).getMessage());
    }
}
