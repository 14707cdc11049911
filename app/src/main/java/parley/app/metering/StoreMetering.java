package parley.app.metering;

import parley.adapter.rocksdb.RocksDbStore;

/// Exports what the message store counts. Writes by batches is how many share one sync of the disk.
public final class StoreMetering {
    private StoreMetering() {}

    public static void export(RocksDbStore store, Meters meters) {
        meters.counter(
                "parley_store_batches",
                "Batches committed, each with one sync of the write-ahead log",
                () -> store.counters().batches());
        meters.counter(
                "parley_store_writes",
                "Writes committed with them",
                () -> store.counters().writes());
        meters.counter(
                "parley_store_bytes",
                "Size of these batches",
                () -> store.counters().bytes());
        meters.gauge(
                "parley_store_waiting_writes",
                "Writes that wait to be committed",
                () -> store.counters().waiting());
        meters.gauge(
                "parley_store_writing_milliseconds",
                "How long the batch being written has been under way",
                () -> store.health().writing().toMillis());
        meters.counter(
                "parley_store_reopenings",
                "How often the store was opened anew after a failed write",
                () -> store.health().reopenings());
    }
}
