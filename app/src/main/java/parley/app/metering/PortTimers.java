package parley.app.metering;

import io.helidon.metrics.api.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import parley.kernel.Ticker;

/// Times the calls of one out-port, those that fail included.
///
/// A timer costs about 150 ns a call, which is little beside what a port does; ports that answer from memory are not
/// timed.
public final class PortTimers {
    private final Meters meters;
    private final String port;
    private final Ticker ticker;

    /// @param port role of the port, as the label shows it
    public PortTimers(Meters meters, String port, Ticker ticker) {
        this.meters = meters;
        this.port = port;
        this.ticker = ticker;
    }

    /// The timer of one method.
    public Call call(String name) {
        return new Call(
                meters.timer("parley_port_seconds", "Calls of out-ports by the contexts", "port", port, "call", name),
                ticker);
    }

    /// Times one method.
    public record Call(Timer timer, Ticker ticker) {
        public <T> T time(Supplier<T> work) {
            long start = ticker.nanos();
            try {
                return work.get();
            } finally {
                timer.record(ticker.nanos() - start, TimeUnit.NANOSECONDS);
            }
        }

        public void time(Runnable work) {
            long start = ticker.nanos();
            try {
                work.run();
            } finally {
                timer.record(ticker.nanos() - start, TimeUnit.NANOSECONDS);
            }
        }
    }
}
