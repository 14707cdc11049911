package parley.adapter.cassandra;

/// What became of one of several writes.
public sealed interface WriteOutcome {
    /// It is stored on a majority of its replicas.
    record Stored() implements WriteOutcome {}

    /// It is not, or it is not known.
    record Failed(CassandraException reason) implements WriteOutcome {
        public boolean refused() {
            return reason.fault() == CassandraException.Fault.REFUSED;
        }
    }
}
