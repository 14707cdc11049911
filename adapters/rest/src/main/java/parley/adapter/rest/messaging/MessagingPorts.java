package parley.adapter.rest.messaging;

import parley.messaging.port.in.ChangeSettings;
import parley.messaging.port.in.ConfirmReceived;
import parley.messaging.port.in.FindSent;
import parley.messaging.port.in.ListInbox;
import parley.messaging.port.in.MarkRead;
import parley.messaging.port.in.ReadHistory;
import parley.messaging.port.in.ReadMessageReceipts;
import parley.messaging.port.in.ReadReceipts;
import parley.messaging.port.in.SendMessage;

/// What the routes of messaging call.
///
/// @param sessions tells which live stream a device has
public record MessagingPorts(
        SendMessage send,
        FindSent findSent,
        ListInbox listInbox,
        ReadHistory readHistory,
        ReadReceipts readReceipts,
        ReadMessageReceipts readMessageReceipts,
        ChangeSettings changeSettings,
        MarkRead markRead,
        ConfirmReceived confirmReceived,
        DeviceSessions sessions) {}
