package parley.bench;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Processor time of the server and of the generator, and real time, between two moments.
final class Stopwatch {

    private final Subject subject;
    private final OptionalLong server;
    private final long own;
    private final long startedAt;

    private Stopwatch(Subject subject) {
        this.subject = subject;
        this.server = subject.cpuMicros();
        this.own = Subject.ownCpuMicros();
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
        return new Used(used.orElse(Double.NaN), Subject.ownCpuMicros() - own, (System.nanoTime() - startedAt) / 1e9);
    }

    /// @param serverMicros processor time of the server, NaN if unknown
    /// @param ownMicros processor time of the generator
    /// @param seconds real time
    record Used(double serverMicros, double ownMicros, double seconds) {

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
