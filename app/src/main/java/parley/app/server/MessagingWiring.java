package parley.app.server;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import parley.adapter.rocksdb.messaging.RocksDbMessaging;
import parley.messaging.application.MessagingConfig;
import parley.messaging.application.MessagingModule;
import parley.messaging.application.MessagingPorts;
import parley.messaging.inmemory.InMemoryOwnership;
import parley.messaging.port.out.Correspondents;
import parley.messaging.port.out.LiveDevices;

/// Builds messaging on its stores.
final class MessagingWiring {
    private MessagingWiring() {}

    static MessagingModule create(
            RocksDbMessaging stores,
            Correspondents correspondents,
            LiveDevices liveDevices,
            MessagingConfig config,
            Ambient ambient,
            Running running) {
        // Messaging itself bounds how many tasks there are; a worker that is refused would leave its conversation
        // stuck.
        ExecutorService workers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("messaging-", 0).factory());
        running.add("messaging workers", workers::shutdown);
        MessagingPorts ports = new MessagingPorts(
                stores.log(),
                stores.conversations(),
                stores.inboxes(),
                stores.cursors(),
                stores.receipts(),
                correspondents,
                liveDevices,
                new InMemoryOwnership(),
                workers,
                ambient.self());
        return MessagingModule.create(ports, config, ambient.clock());
    }
}
