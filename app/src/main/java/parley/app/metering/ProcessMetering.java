package parley.app.metering;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/// Exports what the virtual machine says about this process.
public final class ProcessMetering {
    private ProcessMetering() {}

    public static void export(Meters meters) {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        meters.gauge(
                "parley_heap_used_bytes",
                "Heap in use",
                () -> memory.getHeapMemoryUsage().getUsed());
        meters.gauge(
                "parley_heap_max_bytes",
                "Largest heap",
                () -> memory.getHeapMemoryUsage().getMax());
        meters.counter(
                "parley_gc_milliseconds",
                "Time that collecting garbage took",
                () -> ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .sum());
        meters.gauge(
                "parley_platform_threads",
                "Platform threads",
                () -> ManagementFactory.getThreadMXBean().getThreadCount());
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            meters.gauge("parley_open_descriptors", "File descriptors in use", system::getOpenFileDescriptorCount);
            meters.gauge("parley_max_descriptors", "File descriptors allowed", system::getMaxFileDescriptorCount);
            meters.counter(
                    "parley_cpu_milliseconds",
                    "Processor time of this process",
                    () -> system.getProcessCpuTime() / 1_000_000);
        }
    }
}
