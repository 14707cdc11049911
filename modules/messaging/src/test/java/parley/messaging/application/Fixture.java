package parley.messaging.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import parley.kernel.Cid;
import parley.kernel.DeviceId;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.messaging.Messages;
import parley.messaging.domain.Content;
import parley.messaging.domain.FanOutJob;
import parley.messaging.domain.Recipient;
import parley.messaging.inmemory.InMemoryConversationMembers;
import parley.messaging.inmemory.InMemoryConversations;
import parley.messaging.inmemory.InMemoryFanOutOutbox;
import parley.messaging.inmemory.InMemoryFanOutQueue;
import parley.messaging.inmemory.InMemoryInboxes;
import parley.messaging.inmemory.InMemoryMessageLog;
import parley.messaging.inmemory.InMemoryPeers;
import parley.messaging.port.in.RecordChange;
import parley.messaging.port.in.SendMessage;
import parley.messaging.port.in.SendMessage.Carrier;
import parley.messaging.port.in.SendMessage.Command;
import parley.messaging.port.in.SendMessage.Result;
import parley.messaging.port.out.Correspondents.Permission;
import parley.messaging.port.out.Fence;
import parley.messaging.port.out.LiveDevices.LiveDevice;
import parley.messaging.port.out.Ownership;
import parley.messaging.port.out.QueueUnavailableException;

/// Messaging on in-memory stores. Work waits until [#work] runs it, so that tests decide what overlaps.
final class Fixture implements Host {
    static final long NOW = 1_800_000_000_000L;
    private static final InstanceId SELF = new InstanceId(new UUID(99, 99));

    final InMemoryInboxes inboxes = new InMemoryInboxes();
    final InMemoryFanOutOutbox outbox = new InMemoryFanOutOutbox();
    final FaultyLog log = new FaultyLog(new InMemoryMessageLog(inboxes, outbox, "generation"));
    final InMemoryConversations conversations = new InMemoryConversations();
    final InterruptibleCursors cursors = new InterruptibleCursors();
    final WatchedReceipts receipts = new WatchedReceipts();
    final InMemoryFanOutQueue queue = new InMemoryFanOutQueue();
    final InMemoryConversationMembers members = new InMemoryConversationMembers();
    final Set<UserId> readsHidden = new HashSet<>();
    final MovableClock clock = new MovableClock();
    final Map<List<UserId>, Permission> permissions = new HashMap<>();
    final Map<SessionId, LiveDevice> live = new HashMap<>();
    final Set<SessionId> hidden = new HashSet<>();
    final Tasks tasks = new Tasks();
    final MessagingConfig config;
    boolean queueDown;
    long epoch = 1;
    boolean lease = true;
    boolean handingOver;
    int entered;
    int left;
    MessagingModule messaging;
    private long nextSession = 1;
    private boolean lookUpFails;

    Fixture() {
        this(MessagingConfig.DEFAULTS);
    }

    Fixture(MessagingConfig config) {
        this.config = config;
        this.messaging = start();
    }

    /// Forgets everything that is not in the stores, as a crash does.
    void crash() {
        tasks.queue.clear();
        live.clear();
        epoch++;
        messaging = start();
    }

    @Override
    public MessagingModule messaging() {
        return messaging;
    }

    @Override
    public void unregister(SessionId session) {
        live.remove(session);
    }

    private MessagingModule start() {
        Fence fence = new CountingFence();
        MessagingPorts ports = new MessagingPorts(
                log,
                conversations,
                inboxes,
                cursors,
                receipts,
                outbox,
                this::put,
                members,
                (sender, recipient) -> permissions.getOrDefault(List.of(sender, recipient), Permission.ALLOWED),
                user -> !readsHidden.contains(user),
                this::lookUp,
                conversation -> new Ownership.Answer.Mine(new Ownership.Lease(epoch, fence)),
                new InMemoryPeers(),
                tasks,
                SELF);
        return MessagingModule.create(ports, config, clock);
    }

    private void put(List<FanOutJob> jobs) {
        if (queueDown) {
            throw new QueueUnavailableException("the queue is down", new IllegalStateException("down"));
        }
        queue.put(jobs);
    }

    private List<LiveDevice> lookUp(Collection<UserId> users) {
        if (lookUpFails) {
            lookUpFails = false;
            throw new IllegalStateException("the look-up of live devices fails");
        }
        return live.values().stream()
                .filter(device -> users.contains(device.user()) && !hidden.contains(device.session()))
                .toList();
    }

    /// The next fan-out finds the registry broken.
    void failNextLookUp() {
        lookUpFails = true;
    }

    TestDevice connect(UserId user, DeviceId device) {
        SessionId session = new SessionId(new UUID(77, nextSession++));
        live.values()
                .removeIf(other -> other.user().equals(user) && other.device().equals(device));
        live.put(session, new LiveDevice(user, device, session, SELF));
        TestDevice connected = new TestDevice(this, user, device, session);
        connected.open();
        return connected;
    }

    Answers send(UserId from, UserId to, long cid) {
        return send(command(from, to, Messages.cid(NOW, cid)));
    }

    Answers send(Command command) {
        Answers answers = new Answers();
        messaging.sendMessage().send(command, answers);
        return answers;
    }

    /// Sends and runs everything that waits.
    Result sent(UserId from, UserId to, long cid) {
        Answers answers = send(from, to, cid);
        work();
        return answers.only();
    }

    static Command command(UserId from, UserId to, Cid cid) {
        return command(from, to, cid, Messages.text("from " + from));
    }

    static Command command(UserId from, UserId to, Cid cid, Content content) {
        return new Command(from, Messages.PHONE, new Carrier.Request(), new Recipient.ToUser(to), cid, content);
    }

    /// Records a change and runs everything that waits until its result is known.
    RecordChange.Result record(RecordChange.Command change) {
        CompletableFuture<RecordChange.Result> result = new CompletableFuture<>();
        Thread.startVirtualThread(() -> result.complete(messaging.recordChange().record(change)));
        while (!result.isDone()) {
            work();
            Thread.onSpinWait();
        }
        return result.join();
    }

    /// Runs everything that waits, in order.
    void work() {
        tasks.runAll();
    }

    /// Moves time and lets upkeep do what is due.
    void pass(Duration time) {
        clock.now += time.toMillis();
        messaging.runUpkeep().run();
        work();
    }

    static final class Tasks implements Executor {
        final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();

        @Override
        public void execute(Runnable task) {
            queue.add(task);
        }

        void runAll() {
            for (Runnable task = queue.poll(); task != null; task = queue.poll()) {
                task.run();
            }
        }
    }

    static final class Answers implements SendMessage.Reply {
        final List<Result> all = new ArrayList<>();

        @Override
        public void accept(Result result) {
            all.add(result);
        }

        Result only() {
            if (all.size() != 1) {
                throw new AssertionError("answers: " + all + " (expected: exactly one)");
            }
            return all.getFirst();
        }
    }

    static final class MovableClock extends Clock {
        long now = NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }
    }

    private final class CountingFence implements Fence {
        @Override
        public boolean holds() {
            return lease;
        }

        @Override
        public boolean enter() {
            boolean entering = lease && !handingOver;
            entered += entering ? 1 : 0;
            return entering;
        }

        @Override
        public void leave() {
            left++;
        }
    }
}
