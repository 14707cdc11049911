package parley.app.server;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import parley.app.metering.Meters;
import parley.app.metering.messaging.TimedConversations;
import parley.app.metering.messaging.TimedCursors;
import parley.app.metering.messaging.TimedInboxes;
import parley.app.metering.messaging.TimedMessageLog;
import parley.app.metering.messaging.TimedReceipts;
import parley.messaging.application.MessagingConfig;
import parley.messaging.application.MessagingModule;
import parley.messaging.application.MessagingPorts;
import parley.messaging.port.out.ConversationMembers;
import parley.messaging.port.out.Correspondents;
import parley.messaging.port.out.FanOutQueue;
import parley.messaging.port.out.LiveDevices;
import parley.messaging.port.out.ReadPrivacy;

/// Builds messaging on its stores.
final class MessagingWiring {
    private MessagingWiring() {}

    static MessagingModule create(
            MessagingStores stores,
            FanOutQueue queue,
            ConversationMembers members,
            Correspondents correspondents,
            ReadPrivacy readPrivacy,
            LiveDevices liveDevices,
            Between between,
            MessagingConfig config,
            Ambient ambient,
            Meters meters,
            Running running) {
        // Messaging itself bounds how many tasks there are; a worker that is refused would leave its conversation
        // stuck.
        ExecutorService workers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("parley-messaging-", 0).factory());
        running.add("messaging workers", workers::shutdown);
        LongAdder tasks = new LongAdder();
        meters.gauge("parley_messaging_tasks", "Tasks of messaging that run at the moment", tasks::sum);
        MessagingPorts ports = new MessagingPorts(
                new TimedMessageLog(stores.log(), meters, ambient.ticker()),
                new TimedConversations(stores.conversations(), meters, ambient.ticker()),
                new TimedInboxes(stores.inboxes(), meters, ambient.ticker()),
                new TimedCursors(stores.cursors(), meters, ambient.ticker()),
                new TimedReceipts(stores.receipts(), meters, ambient.ticker()),
                stores.outbox(),
                queue,
                members,
                correspondents,
                readPrivacy,
                liveDevices,
                between.ownership(),
                between.peers(),
                task -> workers.execute(() -> run(task, tasks)),
                ambient.self());
        MessagingModule messaging = MessagingModule.create(ports, config, ambient.clock());
        meters.gauge(
                "parley_outbox_jobs",
                "Messages to large groups that are stored and wait for the durable queue",
                messaging.countWaitingJobs()::count);
        return messaging;
    }

    private static void run(Runnable task, LongAdder running) {
        running.increment();
        try {
            task.run();
        } finally {
            running.decrement();
        }
    }
}
