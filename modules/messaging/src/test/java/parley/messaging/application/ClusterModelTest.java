package parley.messaging.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.messaging.Messages.ALICE;
import static parley.messaging.Messages.ALICE_AND_BOB;
import static parley.messaging.Messages.ALICE_AND_CAROL;
import static parley.messaging.Messages.BOB;
import static parley.messaging.Messages.CAROL;
import static parley.messaging.Messages.PHONE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.InstanceId;
import parley.kernel.UserId;
import parley.messaging.Messages;
import parley.messaging.domain.Errand;
import parley.messaging.domain.LogEntry;
import parley.messaging.domain.Recipient;
import parley.messaging.port.in.ConfirmReceived;
import parley.messaging.port.in.SendMessage;
import parley.messaging.port.in.SendMessage.Result;

/// Three instances, conversations that change their owner all the time, lost, repeated and late messages between the
/// instances, writes of former owners that arrive late, instances that die: afterwards everything that was
/// acknowledged is there, once, in order, and every device has it.
class ClusterModelTest {
    private static final List<UserId> USERS = List.of(ALICE, BOB, CAROL);
    private static final ConversationId GROUP = new ConversationId(new UUID(500, 500));
    private static final List<ConversationId> CONVERSATIONS = List.of(ALICE_AND_BOB.id(), ALICE_AND_CAROL.id(), GROUP);
    private static final int STEPS = 1_200;
    private static final int DEVICES = 2;
    private static final int SEEDS = 24;
    private static final int FIXED_SEEDS = 16;

    /// Always the same seeds, and some that are new every time.
    static List<Long> seeds() {
        List<Long> seeds = new ArrayList<>();
        Random fresh = new Random();
        for (long seed = 1; seed <= SEEDS; seed++) {
            seeds.add(seed <= FIXED_SEEDS ? seed : fresh.nextLong());
        }
        return seeds;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingAcknowledgedShouldBeLostAndEveryDeviceShouldEndUpInSync(long seed) {
        try {
            Run run = new Run(new Random(seed));
            for (int step = 0; step < STEPS; step++) {
                run.step();
            }
            run.calmDown();
            run.verify();
        } catch (AssertionError failure) {
            throw new AssertionError("seed " + seed, failure);
        }
    }

    private static final class Run {
        private final Random random;
        private final Cluster cluster;
        private final Map<Device, TestDevice> connected = new HashMap<>();
        private final Map<Device, Map<ConversationId, TreeSet<Long>>> kept = new HashMap<>();
        private final List<Sent> sends = new ArrayList<>();
        private final Set<TestDevice> ghosts = new HashSet<>();
        private final List<BooleanSupplier> expectations = new ArrayList<>();
        private long nextCid = 1;

        Run(Random random) {
            this.random = random;
            this.cluster = new Cluster(small(), random);
            CONVERSATIONS.forEach(conversation -> cluster.move(conversation, true));
            cluster.settle();
            cluster.faults = false;
            Cid creation = Messages.cid(Fixture.NOW, 5_000_000);
            cluster.members.begin(GROUP, creation, USERS, List.of());
            cluster.record(
                    new Errand.Change(GROUP, ALICE, PHONE, creation, Messages.text("created"), USERS, List.of(), true));
            cluster.faults = true;
        }

        void step() {
            switch (random.nextInt(24)) {
                case 0, 1, 2, 3, 4 -> send();
                case 5 -> retry();
                case 6 -> connect(anyDevice());
                case 7 -> disconnect(anyDevice());
                case 8, 9 -> confirm(anyDevice());
                case 10 -> ping(anyDevice());
                case 11, 12, 13 -> cluster.anyNode().tasks.runAll();
                case 14, 15, 16, 17 -> cluster.wires.pump();
                case 18, 19 -> cluster.happen();
                case 20, 21 -> cluster.pass(Duration.ofMillis(random.nextInt(300)));
                default -> disturb();
            }
        }

        private void disturb() {
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> cluster.move(any(CONVERSATIONS), random.nextBoolean());
                case 4, 5 -> cluster.wires.breakLine();
                case 6 -> cluster.wires.timeOut();
                case 7 -> cluster.registryDown = random.nextBoolean();
                case 8 -> crash(cluster.anyNode());
                case 9, 10 -> forget(anyDevice());
                default ->
                    ghosts.removeIf(ghost -> {
                        ghost.close();
                        return true;
                    });
            }
        }

        private void crash(Cluster.Node node) {
            for (Device device : Set.copyOf(connected.keySet())) {
                if (connected.get(device).host == node) {
                    remember(device);
                }
            }
            ghosts.removeIf(ghost -> ghost.host == node);
            node.crash();
        }

        private void forget(Device device) {
            TestDevice open = connected.get(device);
            if (open != null) {
                cluster.forget(open.session);
            }
        }

        private void send() {
            Device from = anyDevice();
            Sent sent = new Sent(from, recipient(from.user()), nextCid++);
            sends.add(sent);
            submit(from, sent, true);
        }

        private Recipient recipient(UserId from) {
            if (random.nextInt(3) == 0) {
                return new Recipient.ToConversation(GROUP);
            }
            UserId other = from.equals(ALICE) ? (random.nextBoolean() ? BOB : CAROL) : ALICE;
            return new Recipient.ToUser(other);
        }

        private void retry() {
            if (!sends.isEmpty()) {
                Sent again = any(sends);
                submit(
                        new Device(again.from().user(), new DeviceId(new UUID(8, random.nextInt(DEVICES)))),
                        again,
                        false);
            }
        }

        private void submit(Device from, Sent sent, boolean first) {
            TestDevice device = connected.get(from);
            if (device != null) {
                sent.answers.add(device.send(sent.to(), Messages.cid(Fixture.NOW, sent.cid())));
                sent.streams.add(first ? device : null);
                expectAnswer((Cluster.Node) device.host, sent);
            } else {
                Fixture.Answers answers = new Fixture.Answers();
                Cluster.Node node = cluster.anyNode();
                node.messaging
                        .sendMessage()
                        .send(
                                new SendMessage.Command(
                                        from.user(),
                                        from.device(),
                                        new SendMessage.Carrier.Request(),
                                        sent.to(),
                                        Messages.cid(Fixture.NOW, sent.cid()),
                                        Messages.text("hi")),
                                answers);
                sent.answers.add(answers);
                sent.streams.add(null);
                expectAnswer(node, sent);
            }
        }

        /// Unless it dies, an instance answers everything.
        private void expectAnswer(Cluster.Node node, Sent sent) {
            InstanceId asked = node.id;
            Fixture.Answers answers = sent.answers.getLast();
            expectations.add(() -> !node.id.equals(asked) || answers.all.size() == 1);
        }

        /// A former stream ends only after a while if it is on another instance.
        private void connect(Device device) {
            TestDevice former = connected.get(device);
            remember(device);
            if (former != null) {
                former.replaced = true;
                ghosts.add(former);
            }
            connected.put(device, cluster.anyNode().connect(device.user(), device.device()));
        }

        private void disconnect(Device device) {
            TestDevice open = connected.get(device);
            if (open != null) {
                open.close();
                remember(device);
            }
        }

        /// What a device has it keeps, over all its streams.
        private void remember(Device device) {
            TestDevice open = connected.remove(device);
            if (open != null) {
                CONVERSATIONS.forEach(
                        conversation -> kept(device, conversation).addAll(has(device, open, conversation)));
            }
        }

        private Set<Long> has(Device device, TestDevice open, ConversationId conversation) {
            TreeSet<Long> all = new TreeSet<>(kept(device, conversation));
            all.addAll(open.covered.getOrDefault(conversation, new TreeSet<>()));
            all.addAll(open.acked.getOrDefault(conversation, new TreeSet<>()));
            return all;
        }

        private Set<Long> kept(Device device, ConversationId conversation) {
            return kept.computeIfAbsent(device, absent -> new HashMap<>())
                    .computeIfAbsent(conversation, absent -> new TreeSet<>());
        }

        private void confirm(Device device) {
            TestDevice open = connected.get(device);
            if (open == null) {
                return;
            }
            for (ConversationId conversation : CONVERSATIONS) {
                long seq = Math.min(gapless(has(device, open, conversation)), open.sentUpTo(conversation));
                if (seq > 0) {
                    assertEquals(new ConfirmReceived.Result.Confirmed(), open.confirm(conversation, seq));
                }
            }
        }

        private static long gapless(Set<Long> seqs) {
            long seq = 0;
            while (seqs.contains(seq + 1)) {
                seq++;
            }
            return seq;
        }

        private void ping(Device device) {
            TestDevice open = connected.get(device);
            if (open != null) {
                open.ping();
            }
        }

        private Device anyDevice() {
            return new Device(any(USERS), new DeviceId(new UUID(8, random.nextInt(DEVICES))));
        }

        private <T> T any(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }

        /// Stores fail no more: what was sent is answered, clients retry what has no ack, and everybody who is
        /// connected stays so. What is lost on the wires last is given away by nothing but heartbeats.
        void calmDown() {
            cluster.faults = false;
            cluster.registryDown = false;
            calm(40);
            for (Sent sent : sends) {
                if (!sent.acknowledged()) {
                    submit(sent.from(), sent, false);
                }
            }
            calm(40);
            for (UserId user : USERS) {
                for (int number = 0; number < DEVICES; number++) {
                    Device device = new Device(user, new DeviceId(new UUID(8, number)));
                    if (!connected.containsKey(device)) {
                        connect(device);
                    }
                }
            }
            calm(3);
            for (int loss = 0; loss < 30; loss++) {
                send();
                cluster.anyNode().tasks.runAll();
                cluster.wires.pump();
                cluster.anyNode().tasks.runAll();
                cluster.wires.breakLine();
            }
            calm(150);
        }

        private void calm(int rounds) {
            for (int round = 0; round < rounds; round++) {
                cluster.settle();
                cluster.pass(Duration.ofMillis(700));
                cluster.settle();
                connected.keySet().forEach(this::ping);
                cluster.settle();
                connected.keySet().forEach(this::confirm);
            }
        }

        void verify() {
            for (ConversationId conversation : CONVERSATIONS) {
                List<LogEntry> log = log(conversation);
                Set<Cid> cids = new HashSet<>();
                for (int index = 0; index < log.size(); index++) {
                    LogEntry entry = log.get(index);
                    assertEquals(index + 1, entry.seq());
                    assertTrue(cids.add(entry.cid()), () -> "twice: " + entry);
                    if (index > 0) {
                        assertTrue(
                                entry.at() >= log.get(index - 1).at(), () -> "earlier than the one before: " + entry);
                        assertTrue(entry.epoch() >= log.get(index - 1).epoch(), () -> "falling epoch: " + entry);
                    }
                }
                verifyDevices(conversation, log.size());
            }
            sends.forEach(this::verifyAcknowledgedOnce);
            assertTrue(expectations.stream().allMatch(BooleanSupplier::getAsBoolean), "a send has no answer");
            verifyOrder();
        }

        /// What was committed: what is behind the members' heads was written too late.
        private List<LogEntry> log(ConversationId conversation) {
            long head = cluster.inboxes
                    .find(ALICE, conversation)
                    .map(row -> row.head())
                    .orElse(0L);
            return cluster.log.read(conversation, 1, head, 100_000);
        }

        private void verifyDevices(ConversationId conversation, long head) {
            connected.forEach((device, open) -> {
                boolean member = conversation.equals(GROUP)
                        || device.user().equals(ALICE)
                        || device.user().equals(conversation.equals(ALICE_AND_BOB.id()) ? BOB : CAROL);
                Set<Long> has = has(device, open, conversation);
                assertEquals(member ? head : 0, has.size(), () -> device + " has " + has + " of " + conversation);
            });
        }

        private void verifyAcknowledgedOnce(Sent sent) {
            Set<Long> seqs = new TreeSet<>();
            sent.answers.forEach(answers -> {
                assertTrue(answers.all.size() <= 1, () -> "answers: " + answers.all);
                answers.all.forEach(result -> {
                    if (result instanceof Result.Sent ok) {
                        seqs.add(ok.seq());
                    }
                });
            });
            assertEquals(1, seqs.size(), () -> "seqs of one cid: " + seqs + ", " + sent.answers.getLast().all);
            long seq = seqs.iterator().next();
            LogEntry entry = log(sent.conversation()).get((int) seq - 1);
            assertEquals(Messages.cid(Fixture.NOW, sent.cid()), entry.cid());
        }

        /// What one stream sent to one conversation, and nobody gave up or repeated, is in the order of sending.
        private void verifyOrder() {
            Map<TestDevice, Map<ConversationId, Long>> last = new HashMap<>();
            for (Sent sent : sends) {
                TestDevice stream = sent.streams.getFirst();
                if (stream != null
                        && sent.answers.size() == 1
                        && sent.answers.getFirst().all.getFirst() instanceof Result.Sent ok) {
                    Map<ConversationId, Long> seqs = last.computeIfAbsent(stream, absent -> new HashMap<>());
                    long before = seqs.getOrDefault(ok.conversation(), 0L);
                    assertTrue(ok.seq() > before, () -> "seq " + ok.seq() + " was sent after " + before);
                    seqs.put(ok.conversation(), ok.seq());
                }
            }
        }

        private static MessagingConfig small() {
            return Limits.with(limits -> {
                limits.window = 64;
                limits.backlog = 1_000_000;
                limits.confirmTimeout = Duration.ofHours(1);
                limits.appendRows = 8;
                limits.recentCids = 10;
                limits.recentCidAge = Duration.ZERO;
                limits.recentCidsMost = 30;
                limits.forwarding = new MessagingConfig.Forwarding(
                        Duration.ofSeconds(15),
                        Duration.ofMillis(50),
                        Duration.ofMillis(400),
                        10_000,
                        4,
                        10_000,
                        1_000_000_000);
            });
        }
    }

    private record Device(UserId user, DeviceId device) {}

    private record Sent(
            Device from, Recipient to, long cid, List<Fixture.Answers> answers, List<@Nullable TestDevice> streams) {
        Sent(Device from, Recipient to, long cid) {
            this(from, to, cid, new ArrayList<>(), new ArrayList<>());
        }

        ConversationId conversation() {
            return to.conversation(from.user());
        }

        boolean acknowledged() {
            return answers.stream().flatMap(each -> each.all.stream()).anyMatch(Result.Sent.class::isInstance);
        }
    }
}
