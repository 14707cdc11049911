package parley.app.transfer;

import parley.messaging.port.out.Conversations;
import parley.messaging.port.out.Cursors;
import parley.messaging.port.out.FanOutOutbox;
import parley.messaging.port.out.Inboxes;
import parley.messaging.port.out.MessageLog;
import parley.messaging.port.out.Receipts;

/// Where messages, and what goes with them, are moved to.
public record MessagingTarget(
        MessageLog log,
        FanOutOutbox outbox,
        Conversations conversations,
        Inboxes inboxes,
        Cursors cursors,
        Receipts receipts) {}
