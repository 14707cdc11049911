package parley.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much processor time and memory a Java process on this machine uses, as Linux and the process itself tell.
public final class ProcessProbe {

    /// Clock ticks a second in `/proc/PID/stat`, the same on every Linux that Java runs on.
    private static final long TICKS = 100;

    private static final Pattern USED = Pattern.compile("\\bused (\\d+)([KMG]?)");

    private final long pid;

    public ProcessProbe(long pid) {
        this.pid = pid;
    }

    /// User and system time so far, microseconds; empty if the process or `/proc` is not there.
    public OptionalLong cpuMicros() {
        try {
            return OptionalLong.of(cpuMicros(Files.readString(Path.of("/proc", Long.toString(pid), "stat"))));
        } catch (IOException absent) {
            return OptionalLong.empty();
        }
    }

    static long cpuMicros(String stat) {
        // The name in parentheses may contain anything, blanks and parentheses included.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * (1_000_000 / TICKS);
    }

    /// Processor time of everything on this machine so far, microseconds; 0 if `/proc` is not there.
    public static long machineCpuMicros() {
        try {
            return machineCpuMicros(Files.readString(Path.of("/proc", "stat")));
        } catch (IOException absent) {
            return 0;
        }
    }

    /// The first line has the ticks of all processors: user, nice, system, idle, waiting, interrupts and more; what a
    /// guest used is in the first two.
    static long machineCpuMicros(String stat) {
        String[] fields = stat.lines().findFirst().orElseThrow().split(" +", -1);
        long ticks = 0;
        for (int field = 1; field <= 8 && field < fields.length; field++) {
            boolean idle = field == 4 || field == 5;
            ticks += idle ? 0 : Long.parseLong(fields[field]);
        }
        return ticks * (1_000_000 / TICKS);
    }

    /// Memory after a full collection; empty if the process, `/proc` or `jcmd` is not there.
    public Optional<Memory> memory() {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Path rollup = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        if (pid == 0 || !Files.isExecutable(jcmd) || !Files.isReadable(rollup)) {
            return Optional.empty();
        }
        run(jcmd, "GC.run");
        run(jcmd, "GC.run");
        long heap = heapUsed(run(jcmd, "GC.heap_info"));
        try {
            String text = Files.readString(rollup);
            return Optional.of(new Memory(heap, kilobytes(text, "Pss:"), kilobytes(text, "Rss:")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String run(Path jcmd, String command) {
        try {
            Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new ServerFaultException("jcmd " + command + " failed: " + output.strip());
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFaultException("interrupted");
        }
    }

    /// Sums what the generations of any collector use; Metaspace is not heap.
    static long heapUsed(String heapInfo) {
        long used = 0;
        boolean found = false;
        for (String line : heapInfo.lines().toList()) {
            Matcher matcher = USED.matcher(line);
            if (!line.contains("Metaspace") && !line.contains("class space") && matcher.find()) {
                found = true;
                used += Long.parseLong(matcher.group(1)) << shift(matcher.group(2));
            }
        }
        if (!found) {
            throw new ServerFaultException("GC.heap_info without a used size: " + heapInfo);
        }
        return used;
    }

    private static int shift(String unit) {
        return switch (unit) {
            case "K" -> 10;
            case "M" -> 20;
            case "G" -> 30;
            default -> 0;
        };
    }

    static long kilobytes(String rollup, String name) {
        return rollup.lines()
                        .filter(line -> line.startsWith(name))
                        .map(line -> line.substring(name.length()).strip().split(" ", 2)[0])
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElseThrow(() -> new ServerFaultException("smaps_rollup without " + name))
                * 1024;
    }
}
