package parley.adapter.rocksdb;

/// One read. May be run twice: first on what is in memory, then again on a reader thread if that did not
/// suffice; so it must start from nothing each time.
@FunctionalInterface
public interface Query<T> {
    T run(View view);
}
