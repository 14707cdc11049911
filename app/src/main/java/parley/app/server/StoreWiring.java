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

/// Opens the embedded store and gives messaging its durable ports on it.
record StoreWiring(RocksDbStore store, RocksDbMessaging messaging) {
    /// A batch that is under way for so long means that the disk hangs.
    private static final Duration STUCK = Duration.ofSeconds(5);

    static StoreWiring open(RocksDbConfig config, Ambient ambient, Meters meters, Running running) {
        RocksDbStore store = RocksDbStore.open(config, ambient.ticker(), ambient.ids());
        running.add("message store", store::close);
        StoreMetering.export(store, meters);
        return new StoreWiring(store, RocksDbMessaging.on(store));
    }

    /// The same with another log in front of the store's.
    StoreWiring withLog(UnaryOperator<MessageLog> around) {
        return new StoreWiring(
                store,
                new RocksDbMessaging(
                        around.apply(messaging.log()),
                        messaging.outbox(),
                        messaging.conversations(),
                        messaging.inboxes(),
                        messaging.cursors(),
                        messaging.receipts()));
    }

    Check check() {
        return new Check("message-store", this::isServing);
    }

    private boolean isServing() {
        StoreHealth health = store.health();
        return health.state() == StoreHealth.State.OPEN && health.writing().compareTo(STUCK) < 0;
    }
}
