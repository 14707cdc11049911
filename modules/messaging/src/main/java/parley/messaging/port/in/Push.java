package parley.messaging.port.in;

import java.util.function.Function;
import parley.messaging.domain.LogEntry;

/// One entry on its way to devices. All streams of this instance get the same object, so that it is encoded
/// once.
public final class Push {
    private final LogEntry entry;
    private volatile byte[] encoded = new byte[0];

    public Push(LogEntry entry) {
        this.entry = entry;
    }

    public LogEntry entry() {
        return entry;
    }

    /// The encoding of the entry, made by the first caller and shared by all: not to be changed.
    /// Two callers at the same moment may both encode; either result serves.
    public byte[] encoded(Function<LogEntry, byte[]> encoder) {
        byte[] bytes = encoded;
        if (bytes.length == 0) {
            bytes = encoder.apply(entry);
            encoded = bytes;
        }
        return bytes;
    }
}
