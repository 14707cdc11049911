package parley.devcluster;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a Cassandra node runs.
///
/// @param heapMib its heap in MiB
/// @param commitLog when a write is on disk
/// @param jvm more options for its JVM, after our own, so that they win
/// @param settings more settings of `cassandra.yaml`, each a name and what follows the colon
/// @param patience how long a node may take to be ready
public record CassandraOptions(
        int heapMib, CommitLog commitLog, List<String> jvm, Map<String, String> settings, Duration patience) {
    /// When a write that was acknowledged is on disk.
    public enum CommitLog {
        /// Before it is acknowledged; what is acknowledged survives the loss of a node.
        BATCH,
        /// As `BATCH`, for all writes of 5 ms at once.
        GROUP,
        /// Up to 10 s later, Cassandra's default: what is acknowledged survives its process, not its machine.
        PERIODIC
    }

    /// A small node whose acknowledged writes are on disk.
    public static final CassandraOptions DEFAULT =
            new CassandraOptions(320, CommitLog.BATCH, List.of(), Map.of(), Duration.ofMinutes(3));

    public CassandraOptions {
        if (heapMib < 128) {
            throw new IllegalArgumentException("heapMib: " + heapMib + " (expected: >= 128)");
        }
        jvm = List.copyOf(jvm);
        settings = Map.copyOf(settings);
    }

    public CassandraOptions withHeapMib(int value) {
        return new CassandraOptions(value, commitLog, jvm, settings, patience);
    }

    public CassandraOptions withCommitLog(CommitLog value) {
        return new CassandraOptions(heapMib, value, jvm, settings, patience);
    }

    public CassandraOptions withJvm(List<String> value) {
        return new CassandraOptions(heapMib, commitLog, value, settings, patience);
    }

    public CassandraOptions withPatience(Duration value) {
        return new CassandraOptions(heapMib, commitLog, jvm, settings, value);
    }

    /// With one more setting of `cassandra.yaml`.
    public CassandraOptions with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(name, value);
        return new CassandraOptions(heapMib, commitLog, jvm, more, patience);
    }
}
