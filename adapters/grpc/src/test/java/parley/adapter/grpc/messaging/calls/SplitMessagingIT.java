package parley.adapter.grpc.messaging.calls;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.adapter.grpc.TestTransports;
import parley.adapter.grpc.Transport;
import parley.adapter.grpc.calls.CallService;
import parley.adapter.grpc.calls.Calls;
import parley.adapter.grpc.calls.CallsConfig;
import parley.adapter.grpc.calls.News;
import parley.adapter.grpc.calls.RecordCodec;
import parley.adapter.grpc.calls.RemotePorts;
import parley.adapter.grpc.calls.ServedPorts;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.messaging.Messages;
import parley.messaging.application.MessagingConfig;
import parley.messaging.application.MessagingModule;
import parley.messaging.application.MessagingPorts;
import parley.messaging.domain.Recipient;
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
import parley.messaging.port.in.ConfirmReceived;
import parley.messaging.port.in.ListInbox;
import parley.messaging.port.in.MarkRead;
import parley.messaging.port.in.OpenStream;
import parley.messaging.port.in.ReadHistory;
import parley.messaging.port.in.SendMessage;
import parley.messaging.port.out.Correspondents;
import parley.messaging.port.out.LiveDevices.LiveDevice;

/// Sessions in one process, messaging in another.
class SplitMessagingIT {
    private static final InstanceId GATEWAY = new InstanceId(new UUID(1, 1));
    private static final InstanceId BACK = new InstanceId(new UUID(1, 2));
    private static final ConversationId CHAT = Messages.ALICE_AND_BOB.id();
    private static final SessionId ALICES = new SessionId(new UUID(7, 1));
    private static final SessionId BOBS = new SessionId(new UUID(7, 2));
    private static final int MESSAGES = 300;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final RecordCodec codec = RecordCodec.with(MessagingForms.all());
    private final Transport gateway = TestTransports.plain(GATEWAY);
    private final Transport back = TestTransports.plain(BACK);
    private final Map<SessionId, LiveDevice> live = new ConcurrentHashMap<>();
    private final List<String> toAlice = new CopyOnWriteArrayList<>();
    private final List<String> toBob = new CopyOnWriteArrayList<>();
    private final MessagingModule module = module();
    private final RemoteMessaging messaging;

    SplitMessagingIT() {
        RemoteMessaging local = new RemoteMessaging(
                module.sendMessage(),
                module.findSent(),
                module.openStream(),
                module.startDelivery(),
                module.closeStream(),
                module.checkStream(),
                module.confirmReceived(),
                module.markRead(),
                module.readHistory(),
                module.listInbox(),
                module.readReceipts(),
                module.readMessageReceipts(),
                module.changeSettings(),
                module.listAudience(),
                module.startDevice(),
                module.forgetDevice(),
                module.recordChange(),
                module.advanceInboxes());
        CallsConfig config = CallsConfig.defaults();
        ServedPorts served = new ServedPorts(CallService.on(back, config, threads, System::nanoTime), codec);
        ServedMessaging.serve(local, served, News.on(back), back, codec, threads);
        RemotePorts remote = new RemotePorts(Calls.on(gateway, config), codec, () -> Optional.of(BACK));
        messaging = RemoteMessaging.create(remote, RemoteStreams.on(gateway, News.on(gateway), codec), codec);
        gateway.start();
        back.start();
        TestTransports.meet(Map.of(GATEWAY, gateway, BACK, back));
    }

    private MessagingModule module() {
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
                new InMemoryConversationMembers(),
                (sender, recipient) -> Correspondents.Permission.ALLOWED,
                user -> true,
                users -> live.values().stream()
                        .filter(device -> users.contains(device.user()))
                        .toList(),
                new InMemoryOwnership(),
                new InMemoryPeers(),
                threads,
                BACK);
        return MessagingModule.create(ports, MessagingConfig.DEFAULTS, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        gateway.close();
        back.close();
        threads.close();
    }

    private void open(UserId user, DeviceId device, SessionId session, List<String> frames) {
        live.put(session, new LiveDevice(user, device, session, BACK));
        await().until(() -> messaging
                        .openStream()
                        .open(new OpenStream.Command(
                                user, device, session, new ToldOutput(event -> frames.add(describe(event)))))
                instanceof OpenStream.Result.Opened);
        messaging.startDelivery().start(session);
        await().until(() -> frames.contains("synced"));
        frames.clear();
    }

    private static String describe(StreamEvent event) {
        return switch (event) {
            case StreamEvent.Message message -> "message " + message.entry().seq();
            case StreamEvent.Receipt receipt -> "read to " + receipt.watermark().read();
            case StreamEvent.Synced _ -> "synced";
            case StreamEvent.TooSlow _ -> "too slow";
            default -> event.toString();
        };
    }

    private void send(int number) {
        messaging
                .sendMessage()
                .send(
                        new SendMessage.Command(
                                Messages.ALICE,
                                Messages.PHONE,
                                new SendMessage.Carrier.Stream(ALICES),
                                new Recipient.ToUser(Messages.BOB),
                                Messages.cid(System.currentTimeMillis(), number),
                                Messages.text("message " + number)),
                        result -> toAlice.add(
                                result instanceof SendMessage.Result.Sent sent
                                        ? "sent " + sent.seq()
                                        : result.toString()));
    }

    private static List<String> numbered(String word) {
        return IntStream.rangeClosed(1, MESSAGES)
                .mapToObj(seq -> word + " " + seq)
                .toList();
    }

    @Test
    void sessionsShouldNotNoticeThatMessagingIsElsewhere() {
        open(Messages.ALICE, Messages.PHONE, ALICES, toAlice);
        open(Messages.BOB, Messages.BOBS_PHONE, BOBS, toBob);
        for (int number = 1; number <= MESSAGES; number++) {
            send(number);
            int confirmed = number;
            if (number % 50 == 0) {
                await().until(() -> toBob.contains("message " + confirmed));
                assertEquals(
                        new ConfirmReceived.Result.Confirmed(),
                        messaging.confirmReceived().confirm(new ConfirmReceived.Command(BOBS, CHAT, confirmed)));
            }
        }
        await().until(() -> toAlice.contains("sent " + MESSAGES));
        assertEquals(numbered("message"), toBob);
        assertEquals(
                numbered("sent"),
                toAlice.stream().filter(frame -> frame.startsWith("sent")).toList());

        ListInbox.Result inbox = messaging.listInbox().list(new ListInbox.Query(Messages.BOB, ConversationId.NIL, 10));
        ListInbox.Item item = assertInstanceOf(ListInbox.Result.Found.class, inbox)
                .page()
                .items()
                .getFirst();
        assertEquals(MESSAGES, item.row().unread());
        ReadHistory.Result history = messaging
                .readHistory()
                .read(new ReadHistory.Query(Messages.BOB, CHAT, new ReadHistory.Range.Latest(), 5));
        assertEquals(
                Messages.text("message " + MESSAGES),
                assertInstanceOf(ReadHistory.Result.Found.class, history)
                        .entries()
                        .getLast()
                        .content());
        assertEquals(Map.of(), messaging.checkStream().check(BOBS));

        List<MarkRead.Result> marked = new CopyOnWriteArrayList<>();
        messaging.markRead().mark(new MarkRead.Command(Messages.BOB, Messages.BOBS_PHONE, CHAT, MESSAGES), marked::add);
        await().until(() -> {
            module.runUpkeep().run();
            return marked.equals(List.of(new MarkRead.Result.Marked())) && toAlice.contains("read to " + MESSAGES);
        });
    }

    @Test
    void streamsShouldEndOnBothSidesWhenSomethingBetweenThemBreaks() {
        open(Messages.ALICE, Messages.PHONE, ALICES, toAlice);
        gateway.remove(BACK);

        await().until(() -> toAlice.contains("too slow"));
        assertEquals(
                new ConfirmReceived.Result.NoStream(),
                messaging.confirmReceived().confirm(new ConfirmReceived.Command(ALICES, CHAT, 1)));
        await().until(() -> module.confirmReceived().confirm(new ConfirmReceived.Command(ALICES, CHAT, 1))
                instanceof ConfirmReceived.Result.NoStream);
        send(1);
        await().until(() -> toAlice.contains(new SendMessage.Result.Unavailable().toString()));
    }

    @Test
    void aStreamThatWasClosedShouldGetNothingMore() {
        open(Messages.ALICE, Messages.PHONE, ALICES, toAlice);
        open(Messages.BOB, Messages.BOBS_PHONE, BOBS, toBob);
        messaging.closeStream().close(BOBS);
        send(1);
        await().until(() -> toAlice.contains("sent 1"));
        assertEquals(List.of(), toBob);
        await().until(() -> module.confirmReceived().confirm(new ConfirmReceived.Command(BOBS, CHAT, 1))
                instanceof ConfirmReceived.Result.NoStream);
    }
}
