package parley.app.server;

import java.time.Duration;
import java.util.function.UnaryOperator;
import parley.adapter.rest.HealthRoutes.Check;
import parley.adapter.rocksdb.RocksDbConfig;
import parley.adapter.rocksdb.RocksDbStore;
import parley.adapter.rocksdb.StoreHealth;
import parley.adapter.rocksdb.messaging.RocksDbMessaging;
import parley.app.metering.Meters;
import parley.app.metering.StoreMetering;
import parley.messaging.port.out.MessageLog;

/// Gives messaging its durable ports.
///
/// @param check whether they can be used
record StoreWiring(MessagingStores messaging, Check check) {
    /// A batch that is under way for so long means that the disk hangs.
    private static final Duration STUCK = Duration.ofSeconds(5);

    /// On the embedded store.
    static StoreWiring embedded(RocksDbConfig config, Ambient ambient, Meters meters, Running running) {
        RocksDbStore store = RocksDbStore.open(config, ambient.ticker(), ambient.ids());
        running.add("message store", store::close);
        StoreMetering.export(store, meters);
        RocksDbMessaging on = RocksDbMessaging.on(store);
        return new StoreWiring(
                new MessagingStores(
                        on.log(), on.outbox(), on.conversations(), on.inboxes(), on.cursors(), on.receipts()),
                new Check("message-store", () -> isServing(store)));
    }

    /// The same with another log in front of the store's.
    StoreWiring withLog(UnaryOperator<MessageLog> around) {
        return new StoreWiring(messaging.withLog(around), check);
    }

    private static boolean isServing(RocksDbStore store) {
        StoreHealth health = store.health();
        return health.state() == StoreHealth.State.OPEN && health.writing().compareTo(STUCK) < 0;
    }
}
