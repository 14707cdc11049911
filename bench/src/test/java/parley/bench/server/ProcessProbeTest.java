package parley.bench.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ProcessProbeTest {

    @Test
    void cpuMicrosShouldAddUserAndSystemTimeWhateverTheNameIs() {
        String stat = "42 (odd) name (x) S 1 2 3 0 -1 4194560 11 22 33 44 150 25 7 8 20 0 30 0 999 1 2 3";
        assertEquals(1_750_000, ProcessProbe.cpuMicros(stat));
    }

    @Test
    void machineCpuMicrosShouldLeaveOutIdlingAndWaiting() {
        String stat = "cpu  100 20 30 9999 8888 4 5 6 777 0\ncpu0 1 2 3 4 5 6 7 8 9 0\n";
        assertEquals(1_650_000, ProcessProbe.machineCpuMicros(stat));
    }

    @Test
    void heapUsedShouldReadEveryCollector() {
        assertEquals(12_345L * 1024, ProcessProbe.heapUsed("""
                1234:
                 garbage-first heap   total reserved 4194304K, committed 262144K, used 12345K [0x00, 0x01)
                  region size 2048K, 4 young (8192K), 1 survivors (2048K)
                 Metaspace       used 9999K, committed 10000K, reserved 1114112K
                  class space    used 1000K, committed 1100K, reserved 1048576K
                """));
        assertEquals(300L * 1024, ProcessProbe.heapUsed("""
                 def new generation   total 9792K, used 100K [0x00, 0x01)
                  eden space 8704K,  15% used [0x00, 0x01)
                 tenured generation   total 21888K, used 200K [0x00, 0x01)
                   the space 21888K,   9% used [0x00, 0x01)
                 Metaspace       used 700K, committed 900K, reserved 1114112K
                """));
        assertEquals(20L * 1024 * 1024, ProcessProbe.heapUsed("""
                 ZHeap           used 20M, capacity 512M, max capacity 4096M
                 Metaspace       used 7M, committed 8M, reserved 1088M
                """));
    }

    @Test
    void heapUsedShouldNotTakeNothingForZero() {
        assertThrows(ServerFaultException.class, () -> ProcessProbe.heapUsed("no such process"));
    }

    @Test
    void kilobytesShouldReadTheNamedLine() {
        String rollup = "00 ---p\nRss:              204800 kB\nPss:              102400 kB\nPss_Anon:  7 kB\n";
        assertEquals(100L << 20, ProcessProbe.kilobytes(rollup, "Pss:"));
        assertEquals(200L << 20, ProcessProbe.kilobytes(rollup, "Rss:"));
        assertThrows(ServerFaultException.class, () -> ProcessProbe.kilobytes(rollup, "Swap:"));
    }
}
