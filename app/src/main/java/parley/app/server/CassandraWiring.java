package parley.app.server;

import parley.adapter.cassandra.CassandraConfig;
import parley.adapter.cassandra.CassandraException;
import parley.adapter.cassandra.CassandraStore;
import parley.adapter.cassandra.messaging.CassandraMessaging;
import parley.app.check.StartupException;
import parley.app.metering.ClusterMetering;
import parley.app.metering.Meters;

/// Opens the store of messages and leases that instances share.
final class CassandraWiring {
    private CassandraWiring() {}

    /// @throws StartupException if it cannot be reached, or its schema is not one that this version can work with
    static CassandraStore open(CassandraConfig config, Meters meters, Running running) {
        try {
            CassandraStore store = CassandraStore.open(config);
            running.add("cassandra", store::close);
            ClusterMetering.export(store, meters);
            return store;
        } catch (CassandraException unusable) {
            throw new StartupException("cassandra.contact-points: " + unusable.getMessage());
        }
    }

    static MessagingStores stores(CassandraStore store) {
        CassandraMessaging on = CassandraMessaging.on(store);
        return new MessagingStores(
                on.log(), on.outbox(), on.conversations(), on.inboxes(), on.cursors(), on.receipts());
    }
}
