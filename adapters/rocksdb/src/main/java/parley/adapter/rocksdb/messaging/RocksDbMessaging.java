package parley.adapter.rocksdb.messaging;

import parley.adapter.rocksdb.RocksDbStore;
import parley.messaging.port.out.Conversations;
import parley.messaging.port.out.Cursors;
import parley.messaging.port.out.FanOutOutbox;
import parley.messaging.port.out.Inboxes;
import parley.messaging.port.out.MessageLog;
import parley.messaging.port.out.Receipts;

/// Messaging's durable ports on one embedded store. They share its committer, so whatever waits is committed
/// with one sync.
public record RocksDbMessaging(
        MessageLog log,
        FanOutOutbox outbox,
        Conversations conversations,
        Inboxes inboxes,
        Cursors cursors,
        Receipts receipts) {
    /// The ports on an open store, which the caller closes.
    public static RocksDbMessaging on(RocksDbStore opened) {
        MessagingStore store = new MessagingStore(opened);
        return new RocksDbMessaging(
                new RocksDbMessageLog(store, opened.generation()),
                new RocksDbFanOutOutbox(store),
                new RocksDbConversations(store),
                new RocksDbInboxes(store),
                new RocksDbCursors(store),
                new RocksDbReceipts(store));
    }
}
