package parley.messaging.application;

import java.util.concurrent.Executor;
import parley.kernel.InstanceId;
import parley.messaging.port.out.ConversationMembers;
import parley.messaging.port.out.Conversations;
import parley.messaging.port.out.Correspondents;
import parley.messaging.port.out.Cursors;
import parley.messaging.port.out.FanOutOutbox;
import parley.messaging.port.out.FanOutQueue;
import parley.messaging.port.out.Inboxes;
import parley.messaging.port.out.LiveDevices;
import parley.messaging.port.out.MessageLog;
import parley.messaging.port.out.Ownership;
import parley.messaging.port.out.Peers;
import parley.messaging.port.out.ReadPrivacy;
import parley.messaging.port.out.Receipts;

/// Everything messaging needs of others.
///
/// @param workers runs the appends of conversations and the reading of streams, each on a thread that may block;
///     at most one task per open conversation and two per stream are under way, and where there are several
///     instances one per session that sends
/// @param self the instance whose streams this messaging feeds
public record MessagingPorts(
        MessageLog log,
        Conversations conversations,
        Inboxes inboxes,
        Cursors cursors,
        Receipts receipts,
        FanOutOutbox outbox,
        FanOutQueue queue,
        ConversationMembers members,
        Correspondents correspondents,
        ReadPrivacy readPrivacy,
        LiveDevices liveDevices,
        Ownership ownership,
        Peers peers,
        Executor workers,
        InstanceId self) {}
