package parley.adapter.rocksdb;

import java.time.Duration;

/// How the store is doing, for readiness and alarms.
///
/// @param state which of reads and writes are served
/// @param reason why it is not open; empty while it is
/// @param writing how long the batch being written has been under way; zero if none is. A disk that hangs
/// shows here
/// @param reopenings how often the database was opened anew after a failed write
/// @param cut whether the write-ahead log was cut at an invalid record when the store was opened. After power
/// loss that is what was never acknowledged; otherwise the medium damaged it, and the store should be checked
public record StoreHealth(State state, String reason, Duration writing, long reopenings, boolean cut) {
    /// Which of reads and writes are served: both while open, else as the state says.
    public enum State {
        OPEN,
        /// A write failed; everything is refused as unavailable until the database is open again.
        REOPENING,
        /// The thread that writes ended by a fault of the program or the virtual machine; until the server is
        /// started again writes are refused, while reads are served.
        FAILED,
        CLOSED
    }
}
