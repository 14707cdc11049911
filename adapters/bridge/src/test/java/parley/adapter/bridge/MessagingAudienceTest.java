package parley.adapter.bridge;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import parley.kernel.Cid;
import parley.kernel.DeviceId;
import parley.kernel.InstanceId;
import parley.kernel.UserId;
import parley.messaging.Messages;
import parley.messaging.application.MessagingConfig;
import parley.messaging.application.MessagingModule;
import parley.messaging.application.MessagingPorts;
import parley.messaging.inmemory.InMemoryConversationMembers;
import parley.messaging.inmemory.InMemoryConversations;
import parley.messaging.inmemory.InMemoryCursors;
import parley.messaging.inmemory.InMemoryFanOutOutbox;
import parley.messaging.inmemory.InMemoryFanOutQueue;
import parley.messaging.inmemory.InMemoryInboxes;
import parley.messaging.inmemory.InMemoryMessageLog;
import parley.messaging.inmemory.InMemoryOwnership;
import parley.messaging.inmemory.InMemoryPeers;
import parley.messaging.inmemory.InMemoryReceipts;
import parley.messaging.port.in.RecordChange;
import parley.messaging.port.out.Correspondents.Permission;
import parley.presence.port.out.ConversationAudience;
import parley.presence.port.out.ConversationAudienceContract;

/// Messaging as presence knows it.
class MessagingAudienceTest implements ConversationAudienceContract {
    private static final long NOW = 1_800_000_000_000L;
    private static final DeviceId DEVICE = new DeviceId(new UUID(2, 1));

    private final InMemoryConversationMembers groups = new InMemoryConversationMembers();
    private final MessagingModule messaging = messaging(groups);
    private final ConversationAudience audience = new MessagingAudience(messaging.listAudience());
    private List<UserId> present = List.of();
    private long changes;

    @Override
    public ConversationAudience audience() {
        return audience;
    }

    @Override
    public void members(List<UserId> members) {
        Cid change = Messages.cid(NOW, ++changes);
        List<UserId> joining = without(members, present);
        List<UserId> leaving = without(present, members);
        groups.begin(GROUP, change, joining, leaving);
        RecordChange.Command command = new RecordChange.Command(
                GROUP,
                members.getFirst(),
                DEVICE,
                change,
                Messages.text("a change"),
                joining,
                leaving,
                present.isEmpty());
        assertInstanceOf(
                RecordChange.Result.Recorded.class, messaging.recordChange().record(command));
        present = List.copyOf(members);
    }

    private static List<UserId> without(List<UserId> users, List<UserId> others) {
        List<UserId> rest = new ArrayList<>(users);
        rest.removeAll(others);
        return rest;
    }

    private static MessagingModule messaging(InMemoryConversationMembers groups) {
        InMemoryInboxes inboxes = new InMemoryInboxes();
        InMemoryFanOutOutbox outbox = new InMemoryFanOutOutbox();
        MessagingPorts ports = new MessagingPorts(
                new InMemoryMessageLog(inboxes, outbox, "generation"),
                new InMemoryConversations(),
                inboxes,
                new InMemoryCursors(),
                new InMemoryReceipts(),
                outbox,
                new InMemoryFanOutQueue(),
                groups,
                (sender, recipient) -> Permission.ALLOWED,
                user -> true,
                users -> List.of(),
                new InMemoryOwnership(),
                new InMemoryPeers(),
                Thread::startVirtualThread,
                new InstanceId(new UUID(9, 9)));
        return MessagingModule.create(
                ports, MessagingConfig.DEFAULTS, Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));
    }
}
