package parley.app.config;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import parley.messaging.application.MessagingConfig;

/// Reads [MessagingConfig].
final class MessagingSection implements Section<MessagingConfig> {
    private static final Form<Integer> COUNT = Form.number(1, Integer.MAX_VALUE);

    static final Key<Integer> WINDOW = new Key<>(
            "messaging.window",
            "256",
            COUNT,
            "Most unconfirmed messages in flight per device, at least 4; a quarter of it per conversation.");
    private static final Key<Integer> WINDOW_BYTES = new Key<>(
            "messaging.window-bytes",
            "1MiB",
            Form.SMALL_SIZE,
            "Most content of those messages; a single one may exceed it. Keep it below the outbound queue's bytes.");
    static final Key<Integer> BACKLOG = new Key<>(
            "messaging.backlog",
            "1000",
            COUNT,
            "Most entries of one conversation that a returning device is sent; above, it pages them by REST.");
    private static final Key<Duration> CONFIRM_TIMEOUT = new Key<>(
            "messaging.confirm-timeout",
            "30s",
            Form.DURATION_OF,
            "How long a device with a full window may go without confirming before it is closed (4413).");
    private static final Key<Integer> APPEND_ROWS =
            new Key<>("messaging.append-rows", "256", COUNT, "Most messages of one conversation stored at once.");
    private static final Key<Integer> APPEND_BYTES = new Key<>(
            "messaging.append-bytes",
            "1MiB",
            Form.SMALL_SIZE,
            "Most content of one conversation stored at once; a single message may exceed it.");
    private static final Key<Integer> WAITING_SENDS = new Key<>(
            "messaging.waiting-sends",
            "4096",
            COUNT,
            "Most sends that wait for their turn in one conversation; further senders are slowed down.");
    private static final Key<Integer> RECENT_CIDS = new Key<>(
            "messaging.recent-cids",
            "1000",
            COUNT,
            "Client message ids of an open conversation that are kept in memory whatever their age.");
    private static final Key<Duration> RECENT_CID_AGE = new Key<>(
            "messaging.recent-cid-age", "4m", Form.DURATION_OF, "Younger ones are kept too, within the next bound.");
    private static final Key<Integer> RECENT_CIDS_MOST = new Key<>(
            "messaging.recent-cids-most", "65536", COUNT, "Most of both together; at least messaging.recent-cids.");
    private static final Key<Integer> OPEN_CONVERSATIONS = new Key<>(
            "messaging.open-conversations",
            "50000",
            COUNT,
            "Conversations kept ready for writing; idle ones beyond it are closed.");
    private static final Key<Duration> RECEIPT_INTERVAL = new Key<>(
            "messaging.receipt-interval",
            "100ms",
            Form.DURATION_OF,
            "How long receipts and read marks are gathered before they are stored and sent.");
    private static final Key<Duration> CURSOR_INTERVAL = new Key<>(
            "messaging.cursor-interval",
            "1s",
            Form.DURATION_OF,
            "How long confirmations of devices are gathered before they are stored.");
    private static final Key<Integer> PAGE_BYTES = new Key<>(
            "messaging.page-bytes",
            "1MiB",
            Form.SMALL_SIZE,
            "Most content in one page of history or conversations; a page with more of it gets shorter.");

    private static final Key<Integer> RELAY_JOBS = new Key<>(
            "messaging.relay-jobs",
            "256",
            COUNT,
            "Most messages of large groups handed to the durable queue in one transaction.");
    private static final Key<Integer> OUTBOX_JOBS = new Key<>(
            "messaging.outbox-jobs",
            "100000",
            COUNT,
            "Most messages of large groups that may wait for that queue; above, sends to large groups get unavailable.");
    private static final Key<Integer> RECENT_PUSH_BYTES = new Key<>(
            "messaging.recent-push-bytes",
            "16MiB",
            Form.SMALL_SIZE,
            "Messages of large groups kept in memory for the fan-out that follows; the oldest make room.");
    private static final Key<Duration> QUEUED_RECEIPT_INTERVAL = new Key<>(
            "messaging.queued-receipt-interval",
            "1s",
            Form.DURATION_OF,
            "How long receipts of large groups are gathered before they are stored; they are not sent.");
    private static final Key<Integer> RECEIPT_NOTES = new Key<>(
            "messaging.receipt-notes",
            "500000",
            COUNT,
            "For how many members of groups it is kept in memory whose receipts they wait for, about 100 bytes each.");

    @Override
    public String name() {
        return "messaging";
    }

    @Override
    public List<Key<?>> keys() {
        return Stream.concat(ownKeys().stream(), ForwardingKeys.keys().stream())
                .<Key<?>>map(key -> key)
                .toList();
    }

    private static List<Key<?>> ownKeys() {
        return List.of(
                WINDOW,
                WINDOW_BYTES,
                BACKLOG,
                CONFIRM_TIMEOUT,
                APPEND_ROWS,
                APPEND_BYTES,
                WAITING_SENDS,
                RECENT_CIDS,
                RECENT_CID_AGE,
                RECENT_CIDS_MOST,
                OPEN_CONVERSATIONS,
                RECEIPT_INTERVAL,
                CURSOR_INTERVAL,
                PAGE_BYTES,
                RELAY_JOBS,
                OUTBOX_JOBS,
                RECENT_PUSH_BYTES,
                QUEUED_RECEIPT_INTERVAL,
                RECEIPT_NOTES);
    }

    @Override
    public MessagingConfig read(Values values) {
        return new MessagingConfig(
                values.get(LimitsSection.CONTENT_BYTES),
                values.get(WINDOW),
                values.get(WINDOW_BYTES),
                values.get(BACKLOG),
                values.get(CONFIRM_TIMEOUT),
                values.get(APPEND_ROWS),
                values.get(APPEND_BYTES),
                values.get(WAITING_SENDS),
                values.get(RECENT_CIDS),
                values.get(RECENT_CID_AGE),
                values.get(RECENT_CIDS_MOST),
                values.get(OPEN_CONVERSATIONS),
                values.get(RECEIPT_INTERVAL),
                values.get(CURSOR_INTERVAL),
                values.get(PAGE_BYTES),
                new MessagingConfig.QueuedFanOut(
                        values.get(RELAY_JOBS), values.get(OUTBOX_JOBS), values.get(RECENT_PUSH_BYTES)),
                new MessagingConfig.GroupReceipts(values.get(QUEUED_RECEIPT_INTERVAL), values.get(RECEIPT_NOTES)),
                ForwardingKeys.read(values));
    }
}
