package parley.messaging.application;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.messaging.domain.Errand;
import parley.messaging.domain.ErrandAnswer;
import parley.messaging.domain.LogEntry;
import parley.messaging.inmemory.InMemoryConversationMembers;
import parley.messaging.inmemory.InMemoryConversations;
import parley.messaging.inmemory.InMemoryCursors;
import parley.messaging.inmemory.InMemoryFanOutOutbox;
import parley.messaging.inmemory.InMemoryFanOutQueue;
import parley.messaging.inmemory.InMemoryInboxes;
import parley.messaging.inmemory.InMemoryReceipts;
import parley.messaging.port.in.AcceptForwarded;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.AppendResult;
import parley.messaging.port.out.CidLocation;
import parley.messaging.port.out.Correspondents.Permission;
import parley.messaging.port.out.Fence;
import parley.messaging.port.out.LiveDevices.LiveDevice;
import parley.messaging.port.out.LogUnavailableException;
import parley.messaging.port.out.MessageLog;
import parley.messaging.port.out.Ownership;
import parley.messaging.port.out.RegistryUnavailableException;

/// Three instances over the same stores. Everything that takes time waits until the test lets it happen, in an order
/// that chance decides: tasks, what is on the wires, who learns when of a new owner, and writes that arrive late.
final class Cluster {
    static final int NODES = 3;

    final InMemoryInboxes inboxes = new InMemoryInboxes();
    final InMemoryFanOutQueue queue = new InMemoryFanOutQueue();
    final SharedLog log = new SharedLog(inboxes, queue);
    final InMemoryConversations conversations = new InMemoryConversations();
    final InMemoryCursors cursors = new InMemoryCursors();
    final InMemoryReceipts receipts = new InMemoryReceipts();
    final InMemoryConversationMembers members = new InMemoryConversationMembers();
    final Map<SessionId, LiveDevice> live = new HashMap<>();
    final Random random;
    final Wires wires;
    final List<Node> nodes = new ArrayList<>();
    final List<Runnable> later = new ArrayList<>();
    final Map<List<UserId>, Permission> permissions = new HashMap<>();
    /// What the registry has forgotten.
    final Set<SessionId> forgotten = new HashSet<>();

    boolean faults = true;
    /// What happens while the next append is under way.
    Runnable duringAppend = () -> {};

    boolean registryDown;
    long now = Fixture.NOW;
    private final MessagingConfig config;
    private final Map<ConversationId, Shard> shards = new HashMap<>();
    private long nextSession = 1;
    private long nextInstance = 1;

    Cluster(MessagingConfig config, Random random) {
        this.config = config;
        this.random = random;
        this.wires = new Wires(this::module, random);
        for (int number = 0; number < NODES; number++) {
            nodes.add(new Node());
        }
    }

    private Optional<MessagingModule> module(InstanceId instance) {
        return nodes.stream()
                .filter(node -> node.id.equals(instance))
                .map(node -> node.messaging)
                .findFirst();
    }

    Node anyNode() {
        return nodes.get(random.nextInt(nodes.size()));
    }

    /// Who really owns a conversation.
    static final class Shard {
        long epoch;
        Optional<Held> held = Optional.empty();
    }

    /// A lease, as its holder has it.
    static final class Held implements Fence {
        final Node holder;
        final Ownership.Answer.Mine mine;
        boolean valid = true;

        Held(Node holder, long epoch) {
            this.holder = holder;
            this.mine = new Ownership.Answer.Mine(new Ownership.Lease(epoch, this));
        }

        @Override
        public boolean holds() {
            return valid;
        }
    }

    /// Ends the lease of whoever has it, who may not know yet. Another takes it, at once or later, and the others
    /// hear of it when they do.
    void move(ConversationId conversation, boolean atOnce) {
        Shard shard = shards.computeIfAbsent(conversation, absent -> new Shard());
        shard.held.ifPresent(held -> {
            held.valid = false;
            later.add(() -> held.holder.held.remove(conversation, held));
        });
        shard.held = Optional.empty();
        if (atOnce) {
            take(conversation);
        } else {
            later.add(() -> take(conversation));
        }
    }

    private void take(ConversationId conversation) {
        Shard shard = shards.computeIfAbsent(conversation, absent -> new Shard());
        if (shard.held.isPresent()) {
            return;
        }
        shard.epoch++;
        Held held = new Held(anyNode(), shard.epoch);
        shard.held = Optional.of(held);
        held.holder.held.put(conversation, held);
        for (Node node : nodes) {
            later.add(() -> node.learn(conversation, shard));
        }
    }

    /// Everybody knows at once that this node is the owner now.
    void give(ConversationId conversation, Node node) {
        Shard shard = shards.computeIfAbsent(conversation, absent -> new Shard());
        shard.held.ifPresent(held -> {
            held.valid = false;
            held.holder.held.remove(conversation);
        });
        shard.epoch++;
        Held held = new Held(node, shard.epoch);
        shard.held = Optional.of(held);
        node.held.put(conversation, held);
        nodes.forEach(each -> each.learn(conversation, shard));
    }

    void happen() {
        if (!later.isEmpty()) {
            later.remove(random.nextInt(later.size())).run();
        }
    }

    /// Everything happens that is to, until nothing is left.
    void settle() {
        int rounds = 0;
        while (!later.isEmpty() || !wires.quiet() || nodes.stream().anyMatch(node -> !node.tasks.queue.isEmpty())) {
            happen();
            wires.pump();
            nodes.forEach(node -> node.tasks.runAll());
            rounds++;
            if (rounds > 100_000) {
                throw new AssertionError("the instances do not come to rest");
            }
        }
    }

    void pass(Duration time) {
        now += time.toMillis();
        nodes.forEach(node -> {
            node.clock.now = now + node.skew;
            node.messaging.runUpkeep().run();
        });
    }

    /// Records a change with whoever owns the group.
    void record(Errand.Change change) {
        List<ErrandAnswer> answers = new ArrayList<>();
        AcceptForwarded.Command command = new AcceptForwarded.Command(nodes.getFirst().id, List.of(change));
        nodes.forEach(node -> node.messaging.acceptForwarded().accept(command, (index, answer) -> answers.add(answer)));
        settle();
        if (answers.stream().noneMatch(answer -> answer instanceof ErrandAnswer.Done)) {
            throw new AssertionError("recorded by nobody: " + answers);
        }
    }

    /// One instance.
    final class Node implements Host, Ownership {
        InstanceId id = new InstanceId(new UUID(90, 0));
        final Fixture.Tasks tasks = new Fixture.Tasks();
        final Fixture.MovableClock clock = new Fixture.MovableClock();
        final long skew = random.nextInt(1_000) - 500L;
        final Map<ConversationId, Held> held = new HashMap<>();
        final Map<ConversationId, InstanceId> believed = new HashMap<>();
        MessagingModule messaging;

        Node() {
            messaging = start();
        }

        private MessagingModule start() {
            id = new InstanceId(new UUID(90, nextInstance++));
            clock.now = now + skew;
            wires.join(id);
            MessagingPorts ports = new MessagingPorts(
                    new NodeLog(this),
                    conversations,
                    inboxes,
                    cursors,
                    receipts,
                    new InMemoryFanOutOutbox(),
                    queue,
                    members,
                    (sender, recipient) -> permissions.getOrDefault(List.of(sender, recipient), Permission.ALLOWED),
                    user -> true,
                    Cluster.this::lookUp,
                    this,
                    wires.from(id),
                    tasks,
                    id);
            return MessagingModule.create(ports, config, clock);
        }

        /// The process dies and starts anew.
        void crash() {
            InstanceId dead = id;
            tasks.queue.clear();
            live.values().removeIf(device -> device.instance().equals(dead));
            Map.copyOf(held).forEach((conversation, mine) -> {
                if (mine.valid) {
                    move(conversation, false);
                }
            });
            held.clear();
            believed.clear();
            wires.die(dead);
            messaging = start();
            shards.forEach(this::learn);
        }

        void learn(ConversationId conversation, Shard shard) {
            if (shard.held.isPresent()) {
                believed.put(conversation, shard.held.get().holder.id);
            } else {
                believed.remove(conversation);
            }
        }

        @Override
        public Answer of(ConversationId conversation) {
            Held mine = held.get(conversation);
            InstanceId other = believed.get(conversation);
            if (mine != null) {
                return mine.mine;
            }
            return other == null || other.equals(id) ? new Answer.Nobody() : new Answer.Elsewhere(other);
        }

        @Override
        public MessagingModule messaging() {
            return messaging;
        }

        @Override
        public void unregister(SessionId session) {
            live.remove(session);
        }

        TestDevice connect(UserId user, DeviceId device) {
            SessionId session = new SessionId(new UUID(77, nextSession++));
            live.values()
                    .removeIf(
                            other -> other.user().equals(user) && other.device().equals(device));
            live.put(session, new LiveDevice(user, device, session, id));
            TestDevice connected = new TestDevice(this, user, device, session);
            connected.open();
            return connected;
        }
    }

    private List<LiveDevice> lookUp(Collection<UserId> users) {
        if (registryDown) {
            throw new RegistryUnavailableException("down", new IllegalStateException("test"));
        }
        return live.values().stream()
                .filter(device -> users.contains(device.user()) && !forgotten.contains(device.session()))
                .toList();
    }

    /// The registry forgets a device, until its instance notices.
    void forget(SessionId session) {
        forgotten.add(session);
        later.add(() -> {
            forgotten.remove(session);
            Optional.ofNullable(live.get(session))
                    .flatMap(device -> module(device.instance()))
                    .ifPresent(instance -> instance.doubtStreams().doubt());
        });
    }

    /// The log as one instance writes it.
    private final class NodeLog implements MessageLog {
        private final Node node;

        NodeLog(Node node) {
            this.node = node;
        }

        @Override
        public AppendResult append(Append append) {
            switch (faults ? random.nextInt(24) : -1) {
                case 0 -> throw unavailable();
                case 1 -> {
                    later.add(() -> log.writeRows(append));
                    throw unavailable();
                }
                case 2 -> {
                    log.writeRows(append);
                    later.add(() -> log.writeDedup(append));
                    throw unavailable();
                }
                case 3 -> {
                    overtaken(append.conversation());
                    log.writeRows(append);
                    log.writeDedup(append);
                }
                case 4 -> {
                    log.writeRows(append);
                    overtaken(append.conversation());
                    log.writeDedup(append);
                }
                case 5 -> {
                    log.writeRows(append);
                    log.writeDedup(append);
                    overtaken(append.conversation());
                }
                default -> {
                    log.writeRows(append);
                    log.writeDedup(append);
                }
            }
            Runnable meanwhile = duringAppend;
            duringAppend = () -> {};
            meanwhile.run();
            if (!append.fence().holds()) {
                throw unavailable();
            }
            log.writeHeads(append);
            return new AppendResult.Committed();
        }

        /// Another instance takes over and works while the write is under way.
        private void overtaken(ConversationId conversation) {
            move(conversation, true);
            for (int round = random.nextInt(30); round > 0; round--) {
                happen();
                wires.pump();
                for (Node other : nodes) {
                    if (other != node) {
                        other.tasks.runAll();
                    }
                }
            }
        }

        private static LogUnavailableException unavailable() {
            return new LogUnavailableException("unavailable", new IllegalStateException("test"));
        }

        @Override
        public List<LogEntry> tail(ConversationId conversation, int limit) {
            return log.tail(conversation, limit);
        }

        @Override
        public List<LogEntry> read(ConversationId conversation, long from, long to, int limit) {
            return log.read(conversation, from, to, limit);
        }

        @Override
        public Optional<CidLocation> find(UserId sender, Cid cid) {
            return log.find(sender, cid);
        }

        @Override
        public void erase(ConversationId conversation, long seq) {
            throw new IllegalStateException("nothing is erased here");
        }

        @Override
        public String generation() {
            return "generation";
        }
    }
}
