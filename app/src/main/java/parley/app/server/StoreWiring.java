package parley.app.server;

import java.time.Duration;
import parley.adapter.rest.HealthRoutes.Check;
import parley.adapter.rocksdb.RocksDbConfig;
import parley.adapter.rocksdb.RocksDbStore;
import parley.adapter.rocksdb.StoreHealth;
import parley.adapter.rocksdb.messaging.RocksDbMessaging;
import parley.app.metering.Meters;
import parley.app.metering.StoreMetering;

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

    Check check() {
        return new Check("message-store", this::isServing);
    }

    private boolean isServing() {
        StoreHealth health = store.health();
        return health.state() == StoreHealth.State.OPEN && health.writing().compareTo(STUCK) < 0;
    }
}
