package parley.adapter.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RocksDbConfigTest {
    private static final RocksDbConfig DEFAULTS = RocksDbConfig.defaults(Path.of("data"));

    @Test
    void defaultsShouldBeAsDocumented() {
        assertEquals(65_536, DEFAULTS.waitingWrites());
        assertEquals(4_096, DEFAULTS.batchWrites());
        assertEquals(4 << 20, DEFAULTS.batchBytes());
        assertEquals(Duration.ofMillis(1), DEFAULTS.commitGather());
        assertEquals(65_536, DEFAULTS.recentValues());
        assertEquals(4, DEFAULTS.readerThreads());
        assertEquals(4_096, DEFAULTS.waitingReads());
        assertEquals(64L << 20, DEFAULTS.blockCacheBytes());
        assertEquals(64L << 20, DEFAULTS.walBytes());
        assertEquals(512, DEFAULTS.openFiles());
        assertEquals(2, DEFAULTS.backgroundJobs());
        assertEquals(Duration.ofSeconds(1), DEFAULTS.reopenDelay());
    }

    @Test
    void valuesOutOfRangeShouldBeRefusedWithNameAndRange() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Configs.gathering(DEFAULTS, Duration.ofSeconds(2)));

        assertTrue(String.valueOf(refused.getMessage()).startsWith("commitGather"), refused::toString);
        assertTrue(String.valueOf(refused.getMessage()).contains("(expected: 0..1000000)"), refused::toString);
    }
}
