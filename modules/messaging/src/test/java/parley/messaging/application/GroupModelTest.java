package parley.messaging.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.params.provider.CsvSource;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.messaging.Messages;
import parley.messaging.application.FaultyLog.Fault;
import parley.messaging.domain.EntryKind;
import parley.messaging.domain.FanOutJob;
import parley.messaging.domain.InboxRow;
import parley.messaging.domain.Interval;
import parley.messaging.domain.LogEntry;
import parley.messaging.domain.Visibility;
import parley.messaging.port.in.ConfirmReceived;
import parley.messaging.port.in.MarkRead;
import parley.messaging.port.in.SendMessage;
import parley.messaging.port.in.SendMessage.Carrier;
import parley.messaging.port.in.SendMessage.Result;

/// Random sends, joins, leaves, returns, connects, confirmations, reads, queued jobs in any order and more than once,
/// lost pushes, store faults and crashes in one group of five users with two devices each. Afterwards everybody must
/// have exactly what its memberships cover, once, in order, with the right counts; while it goes on nobody may get
/// what they do not.
class GroupModelTest {
    private static final List<UserId> USERS = List.of(user(1), user(2), user(3), user(4), user(5));
    private static final int STEPS = 500;

    @ParameterizedTest(name = "queued {0}, seed {1}")
    @CsvSource({
        "false, 1", "false, 2", "false, 3", "false, 4", "false, 5", "false, 6", "false, 7", "false, 8", "false, 9",
        "false, 10", "false, 11", "false, 12", "true, 1", "true, 2", "true, 3", "true, 4", "true, 5", "true, 6",
        "true, 7", "true, 8", "true, 9", "true, 10", "true, 11", "true, 12"
    })
    void everybodyShouldGetWhatTheirMembershipsCover(boolean queued, long seed) {
        Run run = new Run(new Random(seed), queued);
        for (int step = 0; step < STEPS; step++) {
            run.step();
        }
        run.calmDown();
        run.verify();
    }

    private static UserId user(long number) {
        return new UserId(new UUID(600, number));
    }

    private static final class Run {
        private final Random random;
        private final Fixture fixture = new Fixture();
        private final TestGroup group = new TestGroup(fixture);
        private final Map<Device, TestDevice> connected = new HashMap<>();
        private final Map<Device, TreeSet<Long>> stored = new HashMap<>();
        private final List<Sent> sends = new ArrayList<>();
        private final List<FanOutJob> jobs = new ArrayList<>();
        private final Map<UserId, Long> readUpTo = new HashMap<>();
        private long nextCid = 1;

        Run(Random random, boolean queued) {
            this.random = random;
            group.change(USERS.getFirst(), USERS.subList(0, 3), List.of());
            fixture.members.queue(TestGroup.ID, queued);
        }

        void step() {
            switch (random.nextInt(18)) {
                case 0, 1, 2, 3 -> send(anyDevice(), new Sent(anyUser(), nextCid++));
                case 4 -> retry();
                case 5 -> connect(anyDevice());
                case 6 -> disconnect(anyDevice());
                case 7, 8 -> confirm(anyDevice());
                case 9 -> read(anyUser());
                case 10 -> fixture.work();
                case 11 -> fixture.pass(Duration.ofMillis(random.nextInt(1_500)));
                case 12 -> hideOrShow(anyDevice());
                case 13, 14 -> changeMembers();
                case 15, 16 -> expandSome();
                default -> disturb();
            }
            connected.forEach(this::verifyNothingLeaked);
        }

        private void send(Device through, Sent sent) {
            sends.add(sent);
            submit(through, sent);
        }

        private void retry() {
            if (!sends.isEmpty()) {
                submit(anyDevice(), sends.get(random.nextInt(sends.size())));
            }
        }

        private void submit(Device through, Sent sent) {
            TestDevice device = connected.get(through);
            boolean carried = device != null && device.user.equals(sent.from());
            sent.answers.add(
                    carried
                            ? device.send(TestGroup.recipient(), Messages.cid(Fixture.NOW, sent.cid()))
                            : fixture.send(command(sent)));
        }

        private static SendMessage.Command command(Sent sent) {
            return new SendMessage.Command(
                    sent.from(),
                    Messages.PHONE,
                    new Carrier.Request(),
                    TestGroup.recipient(),
                    Messages.cid(Fixture.NOW, sent.cid()),
                    Messages.text("hi"));
        }

        /// One change at a time; sometimes the process "dies" between its steps, which is a change that is begun
        /// and completed later.
        private void changeMembers() {
            if (group.isPending()) {
                group.complete();
                return;
            }
            UserId subject = USERS.get(1 + random.nextInt(USERS.size() - 1));
            boolean member = group.users().contains(subject);
            group.begin(USERS.getFirst(), member ? List.of() : List.of(subject), member ? List.of(subject) : List.of());
            if (random.nextInt(3) > 0) {
                group.complete();
            }
        }

        private void expandSome() {
            jobs.addAll(fixture.queue.take());
            if (!jobs.isEmpty()) {
                int index = random.nextInt(jobs.size());
                group.expand(random.nextInt(4) == 0 ? jobs.get(index) : jobs.remove(index), USERS);
            }
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

        private void remember(Device device) {
            TestDevice open = connected.remove(device);
            if (open != null) {
                verifyNothingLeaked(device, open);
                kept(device).addAll(open.covered.getOrDefault(TestGroup.ID, new TreeSet<>()));
            }
        }

        private void verifyNothingLeaked(Device device, TestDevice open) {
            Visibility visibility = group.visibility(device.user());
            for (long seq : open.messages.getOrDefault(TestGroup.ID, new TreeSet<>())) {
                assertTrue(visibility.contains(seq), () -> device + " got " + seq + " outside of " + visibility);
            }
        }

        private Set<Long> kept(Device device) {
            return stored.computeIfAbsent(device, absent -> new TreeSet<>());
        }

        private void confirm(Device device) {
            TestDevice open = connected.get(device);
            if (open == null || !open.covered.containsKey(TestGroup.ID)) {
                return;
            }
            long first = group.visibility(device.user()).start();
            Set<Long> known = new TreeSet<>(kept(device));
            known.addAll(open.covered.get(TestGroup.ID));
            long seq = first;
            while (known.contains(seq + 1)) {
                seq++;
            }
            seq = Math.min(seq, open.sentUpTo(TestGroup.ID));
            if (seq > 0) {
                assertEquals(new ConfirmReceived.Result.Confirmed(), open.confirm(TestGroup.ID, seq));
            }
        }

        private void read(UserId user) {
            fixture.inboxes.find(user, TestGroup.ID).ifPresent(row -> {
                long seq = 1 + random.nextLong(row.head());
                if (!group.visibility(user).contains(seq)) {
                    return;
                }
                MarkRead.Command command = new MarkRead.Command(user, Messages.PHONE, TestGroup.ID, seq);
                fixture.messaging.markRead().mark(command, result -> {
                    if (result instanceof MarkRead.Result.Marked) {
                        readUpTo.merge(user, seq, Math::max);
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
            if (random.nextInt(8) == 0) {
                Set.copyOf(connected.keySet()).forEach(this::remember);
                fixture.crash();
            } else {
                Fault[] faults = Fault.values();
                fixture.log.failNext(faults[random.nextInt(faults.length)]);
            }
        }

        private static Device device(UserId user, int number) {
            return new Device(user, new DeviceId(new UUID(user.value().getLeastSignificantBits(), number)));
        }

        private UserId anyUser() {
            return USERS.get(random.nextInt(USERS.size()));
        }

        private Device anyDevice() {
            return device(anyUser(), random.nextInt(2));
        }

        void calmDown() {
            settle();
            while (group.isPending()) {
                group.complete();
            }
            for (Sent sent : sends) {
                if (!sent.answered()) {
                    sent.answers.add(fixture.send(command(sent)));
                }
            }
            settle();
            jobs.addAll(fixture.queue.take());
            jobs.forEach(job -> group.expand(job, USERS));
            fixture.hidden.clear();
            for (UserId user : USERS) {
                for (int number = 0; number < 2; number++) {
                    Device device = device(user, number);
                    connect(device);
                    for (int round = 0; round < STEPS; round++) {
                        fixture.work();
                        confirm(device);
                    }
                    disconnect(device);
                }
            }
        }

        private void settle() {
            for (int round = 0; round < 8; round++) {
                fixture.pass(Duration.ofSeconds(2));
            }
        }

        void verify() {
            List<LogEntry> log = fixture.log.read(TestGroup.ID, 1, 10_000, 10_000);
            for (int index = 0; index < log.size(); index++) {
                assertEquals(index + 1, log.get(index).seq());
            }
            assertEquals(List.of(), fixture.outbox.list(10));
            for (UserId user : USERS) {
                Visibility visibility = group.visibility(user);
                if (!visibility.intervals().isEmpty()) {
                    long head = visibility.previous(log.size());
                    InboxRow row = fixture.inboxes.find(user, TestGroup.ID).orElseThrow();
                    assertEquals(head, row.head(), () -> user + " with " + visibility);
                    assertEquals(unread(user, visibility, log), row.unread(), () -> user + " with " + visibility);
                    verifyDevice(device(user, 0), visibility, head);
                    verifyDevice(device(user, 1), visibility, head);
                }
            }
            sends.forEach(sent -> verifyAcknowledgedOnce(sent, log));
        }

        private void verifyDevice(Device device, Visibility visibility, long head) {
            for (long seq = visibility.start() + 1; seq <= head; seq++) {
                long missing = seq;
                assertTrue(kept(device).contains(seq), () -> device + " misses " + missing + " of " + visibility);
            }
            assertEquals(
                    head,
                    fixture.cursors
                            .find(device.user(), device.device(), TestGroup.ID)
                            .orElse(0));
        }

        /// Messages of the last membership after whatever the user read, sent, or joined with.
        private long unread(UserId user, Visibility visibility, List<LogEntry> log) {
            long from = Math.max(
                    readUpTo.getOrDefault(user, 0L),
                    visibility.intervals().getLast().from());
            for (LogEntry entry : log) {
                if (entry.kind() == EntryKind.MESSAGE && entry.sender().equals(user)) {
                    from = Math.max(from, entry.seq());
                }
            }
            long after = from;
            Interval last = visibility.intervals().getLast();
            return log.stream()
                    .filter(entry -> entry.kind() == EntryKind.MESSAGE)
                    .filter(entry -> entry.seq() > after && entry.seq() <= last.until())
                    .count();
        }

        private void verifyAcknowledgedOnce(Sent sent, List<LogEntry> log) {
            Set<Long> acknowledged = new TreeSet<>();
            sent.answers.forEach(answers -> answers.all.forEach(result -> {
                if (result instanceof Result.Sent ok) {
                    acknowledged.add(ok.seq());
                }
            }));
            List<Long> stored = log.stream()
                    .filter(entry -> entry.cid().equals(Messages.cid(Fixture.NOW, sent.cid())))
                    .map(LogEntry::seq)
                    .toList();
            assertTrue(stored.size() <= 1, () -> "cid stored at " + stored);
            assertTrue(stored.containsAll(acknowledged), () -> acknowledged + " acknowledged, stored: " + stored);
        }
    }

    private record Device(UserId user, DeviceId device) {}

    private record Sent(UserId from, long cid, List<Fixture.Answers> answers) {
        Sent(UserId from, long cid) {
            this(from, cid, new ArrayList<>());
        }

        boolean answered() {
            return answers.stream()
                    .flatMap(each -> each.all.stream())
                    .anyMatch(result -> !(result instanceof Result.Unavailable));
        }
    }
}
