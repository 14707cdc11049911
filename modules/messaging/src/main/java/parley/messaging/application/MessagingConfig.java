package parley.messaging.application;

import java.time.Duration;

/// Limits and intervals of messaging. [#DEFAULTS] holds what the server uses unless configured.
///
/// @param contentBytes largest content, in bytes of UTF-8
/// @param window most unconfirmed messages in flight per device; a quarter of it per conversation
/// @param windowBytes most bytes of content of those messages; a single message may exceed it
/// @param backlog most entries a device that connects is sent of one conversation; above, it pages them by
/// itself
/// @param confirmTimeout how long a device with a full window may go without confirming anything
/// @param appendRows most entries of one append
/// @param appendBytes most bytes of content of one append; one entry may exceed it alone
/// @param waitingSends most sends that wait for their turn in one conversation; further senders block
/// @param recentCids cids of a conversation kept in memory whatever their age
/// @param recentCidAge cids younger than this are kept too
/// @param recentCidsMost bound of both
/// @param openConversations conversations kept ready for writing; idle ones beyond it are closed
/// @param receiptInterval how long receipts and read marks are gathered before they are stored and sent
/// @param cursorInterval how long cursors are gathered before they are stored
/// @param pageBytes most bytes of content of one page of history or inbox; a single entry may exceed it
/// @param queued bounds of the queued fan-out to large groups
/// @param groupReceipts how receipts in groups are gathered
/// @param forwarding bounds of what is on its way to conversations' owners, where there are several instances
public record MessagingConfig(
        int contentBytes,
        int window,
        int windowBytes,
        int backlog,
        Duration confirmTimeout,
        int appendRows,
        int appendBytes,
        int waitingSends,
        int recentCids,
        Duration recentCidAge,
        int recentCidsMost,
        int openConversations,
        Duration receiptInterval,
        Duration cursorInterval,
        int pageBytes,
        QueuedFanOut queued,
        GroupReceipts groupReceipts,
        Forwarding forwarding) {
    public static final MessagingConfig DEFAULTS = new MessagingConfig(
            65_536,
            256,
            1_048_576,
            1_000,
            Duration.ofSeconds(30),
            256,
            1_048_576,
            4_096,
            1_000,
            Duration.ofMinutes(4),
            65_536,
            50_000,
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            1_048_576,
            QueuedFanOut.DEFAULTS,
            GroupReceipts.DEFAULTS,
            Forwarding.DEFAULTS);

    public MessagingConfig {
        positive("contentBytes", contentBytes);
        atLeast("window", window, 4);
        positive("windowBytes", windowBytes);
        positive("backlog", backlog);
        positive("appendRows", appendRows);
        positive("appendBytes", appendBytes);
        positive("waitingSends", waitingSends);
        positive("recentCids", recentCids);
        atLeast("recentCidsMost", recentCidsMost, recentCids);
        positive("openConversations", openConversations);
        positive("pageBytes", pageBytes);
    }

    /// Bounds of the queued fan-out to large groups.
    ///
    /// @param relayJobs most jobs handed to the queue at once
    /// @param outboxJobs most jobs that wait for the queue; above, sends to large groups are answered
    /// `unavailable`
    /// @param recentPushBytes most bytes of entries kept in memory for the jobs that push them
    public record QueuedFanOut(int relayJobs, int outboxJobs, int recentPushBytes) {
        public static final QueuedFanOut DEFAULTS = new QueuedFanOut(256, 100_000, 16_777_216);

        public QueuedFanOut {
            positive("relayJobs", relayJobs);
            positive("outboxJobs", outboxJobs);
            positive("recentPushBytes", recentPushBytes);
        }
    }

    /// How receipts in groups are gathered.
    ///
    /// @param queuedInterval how long what members of large groups have received is gathered before it is
    /// stored; nobody is told of it
    /// @param notes users of all smaller groups together of whom is remembered what they sent and what was
    /// told of them; about 100 bytes each
    public record GroupReceipts(Duration queuedInterval, int notes) {
        public static final GroupReceipts DEFAULTS = new GroupReceipts(Duration.ofSeconds(1), 500_000);

        public GroupReceipts {
            positive("notes", notes);
        }
    }

    /// Bounds of what is on its way to the owners of conversations, where there are several instances.
    ///
    /// @param patience how long one send is tried before it is answered `unavailable`: longer than a lease, so that
    ///     senders do not notice when an instance dies
    /// @param backOff how long to wait after the first attempt that failed; doubled with every further one
    /// @param longestBackOff most that becomes
    /// @param queue most sends of one session to one conversation that wait; further ones block their session
    /// @param batch most of them handed over together
    /// @param waiting most sends that wait altogether; further ones are answered `unavailable`
    /// @param waitingBytes most bytes of these
    public record Forwarding(
            Duration patience,
            Duration backOff,
            Duration longestBackOff,
            int queue,
            int batch,
            int waiting,
            int waitingBytes) {
        public static final Forwarding DEFAULTS = new Forwarding(
                Duration.ofSeconds(15), Duration.ofMillis(50), Duration.ofSeconds(1), 256, 64, 100_000, 134_217_728);

        public Forwarding {
            positive("queue", queue);
            positive("batch", batch);
            positive("waiting", waiting);
            positive("waitingBytes", waitingBytes);
        }
    }

    /// Most unconfirmed messages in flight per device and conversation.
    int conversationWindow() {
        return window / 4;
    }

    private static void positive(String name, int value) {
        atLeast(name, value, 1);
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: at least " + least + ")");
        }
    }
}
