package parley.bench;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import parley.bench.report.Report;
import parley.bench.server.ProcessProbe;

/// Processor time of the server and of the generator, what the servers behind it counted, and real time, between
/// two moments.
final class Stopwatch {

    private final Subject subject;
    private final OptionalLong server;
    private final long own;
    private final Map<String, Long> counts;
    private final long machine;
    private final long startedAt;

    private Stopwatch(Subject subject) {
        this.subject = subject;
        this.counts = subject.backendCounts();
        this.server = subject.cpuMicros();
        this.own = Subject.ownCpuMicros();
        this.machine = ProcessProbe.machineCpuMicros();
        this.startedAt = System.nanoTime();
    }

    static Stopwatch start(Subject subject) {
        return new Stopwatch(subject);
    }

    Used stop() {
        OptionalLong now = subject.cpuMicros();
        OptionalDouble used = server.isPresent() && now.isPresent()
                ? OptionalDouble.of((double) now.getAsLong() - server.getAsLong())
                : OptionalDouble.empty();
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        return new Used(
                used.orElse(Double.NaN),
                Subject.ownCpuMicros() - own,
                ProcessProbe.machineCpuMicros() - machine,
                seconds,
                counted(subject.backendCounts()));
    }

    private Map<String, Long> counted(Map<String, Long> now) {
        Map<String, Long> counted = new TreeMap<>();
        now.forEach((name, count) -> counted.put(name, count - counts.getOrDefault(name, 0L)));
        counted.values().removeIf(count -> count == 0);
        return counted;
    }

    /// @param serverMicros processor time of the server, NaN if unknown
    /// @param ownMicros processor time of the generator
    /// @param machineMicros processor time of everything on this machine
    /// @param seconds real time
    /// @param counts what the servers behind the server counted
    record Used(double serverMicros, double ownMicros, double machineMicros, double seconds, Map<String, Long> counts) {

        /// Adds what the servers behind the server counted for each of these messages, if any is known.
        void describeBackends(long messages, Report report) {
            if (!counts.isEmpty() && messages > 0) {
                Report each = new Report();
                counts.forEach((name, count) -> each.add(name, (double) count / messages));
                report.add("backendCallsPerMessage", each);
            }
        }

        /// Share of the machine's processors that was in use, 0 to 1.
        double machineShare() {
            return machineMicros / 1e6 / seconds / Runtime.getRuntime().availableProcessors();
        }

        /// Server time per message; empty if unknown.
        OptionalDouble serverMicrosPer(long messages) {
            return Double.isNaN(serverMicros) || messages == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(serverMicros / messages);
        }

        OptionalDouble ownMicrosPer(long messages) {
            return messages == 0 ? OptionalDouble.empty() : OptionalDouble.of(ownMicros / messages);
        }

        /// Share of the machine's processors that the server had, 0 to 1; empty if unknown.
        OptionalDouble serverShare() {
            int processors = Runtime.getRuntime().availableProcessors();
            return Double.isNaN(serverMicros)
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(serverMicros / 1e6 / seconds / processors);
        }
    }
}
