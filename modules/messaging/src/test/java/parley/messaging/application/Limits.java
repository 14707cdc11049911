package parley.messaging.application;

import java.time.Duration;
import java.util.function.Consumer;

/// The standard configuration with some of its values changed.
final class Limits {
    int contentBytes = MessagingConfig.DEFAULTS.contentBytes();
    int window = MessagingConfig.DEFAULTS.window();
    int windowBytes = MessagingConfig.DEFAULTS.windowBytes();
    int backlog = MessagingConfig.DEFAULTS.backlog();
    Duration confirmTimeout = MessagingConfig.DEFAULTS.confirmTimeout();
    int appendRows = MessagingConfig.DEFAULTS.appendRows();
    int appendBytes = MessagingConfig.DEFAULTS.appendBytes();
    int waitingSends = MessagingConfig.DEFAULTS.waitingSends();
    int recentCids = MessagingConfig.DEFAULTS.recentCids();
    Duration recentCidAge = MessagingConfig.DEFAULTS.recentCidAge();
    int recentCidsMost = MessagingConfig.DEFAULTS.recentCidsMost();
    int openConversations = MessagingConfig.DEFAULTS.openConversations();
    Duration receiptInterval = MessagingConfig.DEFAULTS.receiptInterval();
    Duration cursorInterval = MessagingConfig.DEFAULTS.cursorInterval();
    int pageBytes = MessagingConfig.DEFAULTS.pageBytes();
    MessagingConfig.QueuedFanOut queued = MessagingConfig.DEFAULTS.queued();
    MessagingConfig.GroupReceipts groupReceipts = MessagingConfig.DEFAULTS.groupReceipts();

    MessagingConfig.Forwarding forwarding = MessagingConfig.DEFAULTS.forwarding();

    private Limits() {}

    static MessagingConfig with(Consumer<Limits> change) {
        Limits limits = new Limits();
        change.accept(limits);
        return new MessagingConfig(
                limits.contentBytes,
                limits.window,
                limits.windowBytes,
                limits.backlog,
                limits.confirmTimeout,
                limits.appendRows,
                limits.appendBytes,
                limits.waitingSends,
                limits.recentCids,
                limits.recentCidAge,
                limits.recentCidsMost,
                limits.openConversations,
                limits.receiptInterval,
                limits.cursorInterval,
                limits.pageBytes,
                limits.queued,
                limits.groupReceipts,
                limits.forwarding);
    }
}
