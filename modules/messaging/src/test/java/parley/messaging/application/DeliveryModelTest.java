package parley.messaging.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.messaging.Messages.ALICE;
import static parley.messaging.Messages.ALICE_AND_BOB;
import static parley.messaging.Messages.ALICE_AND_CAROL;
import static parley.messaging.Messages.BOB;
import static parley.messaging.Messages.CAROL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.messaging.Messages;
import parley.messaging.application.FaultyLog.Fault;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.in.ConfirmReceived;
import parley.messaging.port.in.MarkRead;
import parley.messaging.port.in.SendMessage.Result;

/// Random sends, retries, connects, disconnects, confirmations, reads, lost pushes, store faults and crashes
/// of three users with two devices each; afterwards everybody must have everything, once, in order, with the
/// right counts.
class DeliveryModelTest {
    private static final List<UserId> USERS = List.of(ALICE, BOB, CAROL);
    private static final int STEPS = 600;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(
            longs = {
                1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
                29, 30
            })
    void everyDeviceShouldEndUpWithEverything(long seed) {
        Run run = new Run(new Random(seed));
        for (int step = 0; step < STEPS; step++) {
            run.step();
        }
        run.calmDown();
        run.verify();
    }

    private static final class Run {
        private final Random random;
        private final Fixture fixture = new Fixture(small());
        private final Map<Device, TestDevice> connected = new HashMap<>();
        private final Map<Device, Map<ConversationId, TreeSet<Long>>> stored = new HashMap<>();
        private final List<Sent> sends = new ArrayList<>();
        private final Map<UserId, Map<ConversationId, Long>> readUpTo = new HashMap<>();
        private long nextCid = 1;

        Run(Random random) {
            this.random = random;
        }

        void step() {
            switch (random.nextInt(14)) {
                case 0, 1, 2, 3 -> send();
                case 4 -> retry();
                case 5 -> connect(anyDevice());
                case 6 -> disconnect(anyDevice());
                case 7, 8 -> confirm(anyDevice());
                case 9 -> read(anyDevice());
                case 10 -> fixture.work();
                case 11 -> fixture.pass(Duration.ofMillis(random.nextInt(1_500)));
                case 12 -> hideOrShow(anyDevice());
                default -> disturb();
            }
        }

        private void send() {
            Device from = anyDevice();
            UserId to = from.user().equals(ALICE) ? (random.nextBoolean() ? BOB : CAROL) : ALICE;
            Sent sent = new Sent(from.user(), to, nextCid++);
            sends.add(sent);
            submit(from, sent);
        }

        private void retry() {
            if (!sends.isEmpty()) {
                Sent again = sends.get(random.nextInt(sends.size()));
                submit(new Device(again.from(), new DeviceId(new UUID(8, random.nextInt(2)))), again);
            }
        }

        private void submit(Device from, Sent sent) {
            TestDevice device = connected.get(from);
            sent.answers.add(
                    device == null
                            ? fixture.send(sent.from(), sent.to(), sent.cid())
                            : device.send(sent.to(), sent.cid()));
        }

        private void connect(Device device) {
            remember(device);
            connected.put(device, fixture.connect(device.user(), device.device()));
        }

        private void disconnect(Device device) {
            TestDevice open = connected.get(device);
            if (open != null) {
                open.close();
                remember(device);
            }
        }

        /// What a device has covered it keeps, over all its streams.
        private void remember(Device device) {
            TestDevice open = connected.remove(device);
            if (open != null) {
                open.covered.forEach(
                        (conversation, seqs) -> kept(device, conversation).addAll(seqs));
            }
        }

        private Set<Long> kept(Device device, ConversationId conversation) {
            return stored.computeIfAbsent(device, absent -> new HashMap<>())
                    .computeIfAbsent(conversation, absent -> new TreeSet<>());
        }

        private void confirm(Device device) {
            TestDevice open = connected.get(device);
            if (open == null) {
                return;
            }
            for (ConversationId conversation : Set.copyOf(open.covered.keySet())) {
                Set<Long> known = new TreeSet<>(kept(device, conversation));
                known.addAll(open.covered.get(conversation));
                long seq = Math.min(gapless(known), open.sentUpTo(conversation));
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

        private void read(Device device) {
            ConversationId conversation = random.nextBoolean() ? ALICE_AND_BOB.id() : ALICE_AND_CAROL.id();
            fixture.inboxes.find(device.user(), conversation).ifPresent(row -> {
                long seq = 1 + random.nextLong(row.head());
                fixture.messaging
                        .markRead()
                        .mark(new MarkRead.Command(device.user(), device.device(), conversation, seq), result -> {
                            if (result instanceof MarkRead.Result.Marked) {
                                readUpTo.computeIfAbsent(device.user(), absent -> new HashMap<>())
                                        .merge(conversation, seq, Math::max);
                            }
                        });
            });
        }

        private void hideOrShow(Device device) {
            TestDevice open = connected.get(device);
            if (open != null && !fixture.hidden.remove(open.session)) {
                fixture.hidden.add(open.session);
            }
        }

        private void disturb() {
            if (random.nextInt(10) == 0) {
                Set.copyOf(connected.keySet()).forEach(this::remember);
                fixture.crash();
            } else {
                Fault[] faults = Fault.values();
                fixture.log.failNext(faults[random.nextInt(faults.length)]);
            }
        }

        private Device anyDevice() {
            return new Device(USERS.get(random.nextInt(USERS.size())), new DeviceId(new UUID(8, random.nextInt(2))));
        }

        /// Nothing fails any more: clients retry, reconnect and confirm until nothing is left to do.
        void calmDown() {
            for (int round = 0; round < 8; round++) {
                fixture.pass(Duration.ofSeconds(2));
            }
            for (Sent sent : sends) {
                if (!sent.acknowledged()) {
                    sent.answers.add(fixture.send(sent.from(), sent.to(), sent.cid()));
                }
            }
            fixture.work();
            fixture.hidden.clear();
            for (UserId user : USERS) {
                for (int number = 0; number < 2; number++) {
                    Device device = new Device(user, new DeviceId(new UUID(8, number)));
                    connect(device);
                    for (int round = 0; round < STEPS; round++) {
                        fixture.work();
                        confirm(device);
                    }
                    disconnect(device);
                }
            }
        }

        void verify() {
            for (ConversationId conversation : List.of(ALICE_AND_BOB.id(), ALICE_AND_CAROL.id())) {
                List<LogEntry> log = fixture.log.read(conversation, 1, 10_000, 10_000);
                for (int index = 0; index < log.size(); index++) {
                    assertEquals(index + 1, log.get(index).seq());
                }
                verifyDevices(conversation, log.size());
                verifyCounts(conversation, log);
            }
            sends.forEach(this::verifyAcknowledgedOnce);
        }

        private void verifyDevices(ConversationId conversation, long head) {
            for (UserId user : USERS) {
                boolean member = user.equals(ALICE)
                        || (conversation.equals(ALICE_AND_BOB.id()) ? user.equals(BOB) : user.equals(CAROL));
                for (int number = 0; number < 2; number++) {
                    Device device = new Device(user, new DeviceId(new UUID(8, number)));
                    Set<Long> kept = kept(device, conversation);
                    assertEquals(member ? head : 0, kept.size(), () -> device + " has " + kept);
                    assertEquals(
                            member && head > 0 ? head : 0,
                            fixture.cursors
                                    .find(user, device.device(), conversation)
                                    .orElse(0));
                }
            }
        }

        private void verifyCounts(ConversationId conversation, List<LogEntry> log) {
            for (UserId user : USERS) {
                long read = readUpTo.getOrDefault(user, Map.of()).getOrDefault(conversation, 0L);
                long own = log.stream()
                        .filter(entry -> entry.sender().equals(user))
                        .mapToLong(LogEntry::seq)
                        .max()
                        .orElse(0);
                fixture.inboxes
                        .find(user, conversation)
                        .ifPresent(row -> assertEquals(log.size() - Math.max(read, own), row.unread()));
            }
        }

        private void verifyAcknowledgedOnce(Sent sent) {
            Set<Long> seqs = new TreeSet<>();
            sent.answers.forEach(answers -> answers.all.forEach(result -> {
                if (result instanceof Result.Sent ok) {
                    seqs.add(ok.seq());
                }
            }));
            assertEquals(1, seqs.size(), () -> "seqs of one cid: " + seqs);
            ConversationId conversation = (sent.from().equals(ALICE) ? sent.to() : sent.from()).equals(BOB)
                    ? ALICE_AND_BOB.id()
                    : ALICE_AND_CAROL.id();
            long seq = seqs.iterator().next();
            LogEntry entry = fixture.log.read(conversation, seq, seq, 1).getFirst();
            assertEquals(Messages.cid(Fixture.NOW, sent.cid()), entry.cid());
        }

        private static MessagingConfig small() {
            return Limits.with(limits -> {
                limits.window = 16;
                limits.windowBytes = 60;
                limits.backlog = 1_000_000;
                limits.confirmTimeout = Duration.ofHours(1);
                limits.appendRows = 8;
                limits.recentCids = 10;
                limits.recentCidAge = Duration.ZERO;
                limits.recentCidsMost = 20;
            });
        }
    }

    private record Device(UserId user, DeviceId device) {}

    private record Sent(UserId from, UserId to, long cid, List<Fixture.Answers> answers) {
        Sent(UserId from, UserId to, long cid) {
            this(from, to, cid, new ArrayList<>());
        }

        boolean acknowledged() {
            return answers.stream().flatMap(each -> each.all.stream()).anyMatch(Result.Sent.class::isInstance);
        }
    }
}
