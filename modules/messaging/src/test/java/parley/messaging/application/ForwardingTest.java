package parley.messaging.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.messaging.Messages.ALICE;
import static parley.messaging.Messages.ALICE_AND_BOB;
import static parley.messaging.Messages.BOB;
import static parley.messaging.Messages.BOBS_PHONE;
import static parley.messaging.Messages.LAPTOP;
import static parley.messaging.Messages.PHONE;
import static parley.messaging.Messages.cid;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.Messages;
import parley.messaging.application.Cluster.Node;
import parley.messaging.domain.Errand;
import parley.messaging.domain.ErrandAnswer;
import parley.messaging.domain.InboxHead;
import parley.messaging.domain.LogEntry;
import parley.messaging.domain.Recipient;
import parley.messaging.port.in.AcceptForwarded;
import parley.messaging.port.in.ChangeSettings;
import parley.messaging.port.in.FindSent;
import parley.messaging.port.in.MarkRead;
import parley.messaging.port.in.RecordChange;
import parley.messaging.port.in.SendMessage;
import parley.messaging.port.in.SendMessage.Result;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.Correspondents.Permission;

/// Alice is connected to one instance, Bob to another, and a third one owns what they write.
class ForwardingTest {
    private static final ConversationId CONVERSATION = ALICE_AND_BOB.id();
    private static final ConversationId GROUP = new ConversationId(new UUID(500, 500));

    private final Cluster cluster = cluster(MessagingConfig.DEFAULTS);
    private final Node alices = cluster.nodes.get(0);
    private final Node bobs = cluster.nodes.get(1);
    private final Node owner = cluster.nodes.get(2);

    private static Cluster cluster(MessagingConfig config) {
        Cluster cluster = new Cluster(config, new Random(1));
        cluster.faults = false;
        cluster.give(CONVERSATION, cluster.nodes.get(2));
        cluster.give(GROUP, cluster.nodes.get(2));
        return cluster;
    }

    @Test
    void aSendShouldBeStoredByTheOwnerAndReachEveryInstance() {
        TestDevice phone = alices.connect(ALICE, PHONE);
        TestDevice laptop = bobs.connect(ALICE, LAPTOP);
        TestDevice bob = bobs.connect(BOB, BOBS_PHONE);
        Fixture.Answers answers = phone.send(BOB, 1);
        cluster.settle();

        assertEquals(new Result.Sent(CONVERSATION, 1, at(1), false), answers.only());
        assertEquals(List.of("synced", "ack 1"), phone.frames);
        assertEquals(List.of("synced", "message 1"), laptop.frames);
        assertEquals(List.of("synced", "message 1"), bob.frames);
        assertEquals(at(1), Fixture.NOW + owner.skew);
    }

    @Test
    void anAckShouldComeBeforeLaterEntriesOfTheSameAppend() {
        TestDevice alice = alices.connect(ALICE, PHONE);
        TestDevice bob = bobs.connect(BOB, BOBS_PHONE);
        alice.send(BOB, 1);
        cluster.settle();
        alice.send(BOB, 2);
        bob.send(ALICE, 3);
        cluster.wires.pumpAll();
        cluster.settle();

        assertEquals(2, cluster.log.read(CONVERSATION, 3, 3, 1).getFirst().appendFirst());
        boolean alicesFirst =
                cluster.log.read(CONVERSATION, 2, 2, 1).getFirst().sender().equals(ALICE);
        List<String> first = alicesFirst ? alice.frames : bob.frames;
        assertEquals(List.of("ack 2", "message 3"), first.subList(first.size() - 2, first.size()));
        assertFalse(first.contains("message 2"), () -> first.toString());
    }

    @Test
    void everyHeadShouldComeWithAPush() {
        TestDevice phone = alices.connect(ALICE, PHONE);
        TestDevice bob = bobs.connect(BOB, BOBS_PHONE);
        phone.ping();
        bob.ping();
        phone.send(BOB, 1);
        cluster.settle();
        cluster.inboxes.advanceHeads(9, List.of(head(ALICE, 7), head(BOB, 7)));

        assertEquals(0, phone.ping().size(), "a stream that missed nothing looks");
        assertEquals(0, bob.ping().size(), "a stream that missed nothing looks");
        bobs.messaging.doubtStreams().doubt();
        assertEquals(1, bob.ping().size(), "a stream in doubt does not look");
    }

    private static InboxHead head(UserId user, long seq) {
        return new InboxHead(user, CONVERSATION, seq, 1, seq, seq, 0);
    }

    @Test
    void aSendNobodyTakesShouldBeUnavailableWhenPatienceEnds() {
        cluster.move(CONVERSATION, false);
        cluster.later.removeLast();
        cluster.settle();
        alices.held.clear();
        Fixture.Answers answers = new Fixture.Answers();
        alices.believed.clear();
        alices.messaging.sendMessage().send(request(1), answers);
        cluster.pass(Duration.ofMillis(14_900));
        cluster.settle();
        assertEquals(List.of(), answers.all);

        cluster.pass(Duration.ofMillis(200));

        assertEquals(new Result.Unavailable(), answers.only());
    }

    @Test
    void aSendShouldFollowItsConversation() {
        Fixture.Answers answers = new Fixture.Answers();
        alices.messaging.sendMessage().send(request(1), answers);
        cluster.give(CONVERSATION, bobs);
        cluster.settle();
        cluster.pass(Duration.ofMillis(50));
        cluster.settle();

        assertEquals(new Result.Sent(CONVERSATION, 1, at(1), false), answers.only());
        assertEquals(2, cluster.log.read(CONVERSATION, 1, 1, 1).getFirst().epoch());
    }

    @Test
    void whatWaitsShouldBeBounded() {
        Cluster small = cluster(Limits.with(limits -> limits.forwarding = new MessagingConfig.Forwarding(
                Duration.ofSeconds(15), Duration.ofMillis(50), Duration.ofSeconds(1), 10, 4, 3, 10_000)));
        List<Fixture.Answers> all = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            Fixture.Answers answers = new Fixture.Answers();
            small.nodes.getFirst().messaging.sendMessage().send(request(number), answers);
            all.add(answers);
        }

        assertEquals(new Result.Unavailable(), all.get(3).only());
        small.settle();
        assertInstanceOf(Result.Sent.class, all.get(2).only());
        Fixture.Answers again = new Fixture.Answers();
        small.nodes.getFirst().messaging.sendMessage().send(request(3), again);
        small.settle();
        assertInstanceOf(Result.Sent.class, again.only());
    }

    @Test
    void whatWaitsShouldBeBoundedInBytes() {
        Cluster small = cluster(Limits.with(limits -> limits.forwarding = new MessagingConfig.Forwarding(
                Duration.ofSeconds(15), Duration.ofMillis(50), Duration.ofSeconds(1), 10, 4, 100, 1_200)));
        List<Fixture.Answers> all = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            Fixture.Answers answers = new Fixture.Answers();
            small.nodes.getFirst().messaging.sendMessage().send(request(number), answers);
            all.add(answers);
        }

        assertEquals(new Result.Unavailable(), all.get(2).only());
        small.settle();
        assertInstanceOf(Result.Sent.class, all.get(1).only());
    }

    @Test
    void anOwnerWithoutRoomShouldHaveItselfAskedAgain() {
        Cluster small = cluster(Limits.with(limits -> limits.waitingSends = 2));
        Node third = small.nodes.get(2);
        List<String> answers = new ArrayList<>();
        for (int batch = 0; batch < 3; batch++) {
            int number = batch;
            third.messaging
                    .acceptForwarded()
                    .accept(
                            new AcceptForwarded.Command(
                                    small.nodes.getFirst().id, List.of(errand(2L * number), errand(2L * number + 1))),
                            (index, answer) -> answers.add(number + " " + answer));
            runLast(third);
        }

        String full = new ErrandAnswer.NoOwner().toString();
        assertEquals(List.of("1 " + full, "1 " + full, "2 " + full, "2 " + full), answers);
        small.settle();
        assertEquals(6, answers.size());
    }

    /// Its sequencer has not begun by then.
    private static void runLast(Node node) {
        List<Runnable> tasks = new ArrayList<>(node.tasks.queue);
        node.tasks.queue.clear();
        node.tasks.queue.addAll(tasks.subList(0, tasks.size() - 1));
        tasks.getLast().run();
    }

    @Test
    void whatAnOwnerHasNotStoredInTimeShouldGoToTheNext() {
        TestDevice phone = alices.connect(ALICE, PHONE);
        cluster.duringAppend = () -> cluster.give(CONVERSATION, bobs);
        Fixture.Answers first = phone.send(BOB, 1);
        Fixture.Answers second = phone.send(BOB, 2);
        cluster.settle();
        cluster.pass(Duration.ofMillis(50));
        cluster.settle();

        assertEquals(1, ((Result.Sent) first.only()).seq());
        assertEquals(2, ((Result.Sent) second.only()).seq());
        assertEquals(2, cluster.log.read(CONVERSATION, 2, 2, 1).getFirst().epoch());
    }

    @Test
    void notTheOwnerShouldSayWhoIs() {
        List<ErrandAnswer> answers = new ArrayList<>();
        bobs.messaging
                .acceptForwarded()
                .accept(
                        new AcceptForwarded.Command(alices.id, List.of(errand(1))),
                        (index, answer) -> answers.add(answer));

        assertEquals(List.of(new ErrandAnswer.NotOwner(owner.id)), answers);
    }

    @Test
    void whoIsBlockedShouldBeRefusedByTheOwnerUnlessItIsARepeat() {
        Fixture.Answers first = new Fixture.Answers();
        alices.messaging.sendMessage().send(request(1), first);
        cluster.settle();
        cluster.give(CONVERSATION, bobs);
        cluster.permissions.put(List.of(ALICE, BOB), Permission.BLOCKED);
        Fixture.Answers repeat = new Fixture.Answers();
        Fixture.Answers other = new Fixture.Answers();
        alices.messaging.sendMessage().send(request(2), other);
        cluster.settle();
        alices.messaging.sendMessage().send(request(1), repeat);
        cluster.settle();

        assertEquals(new Result.Blocked(), other.only());
        assertEquals(new Result.Sent(CONVERSATION, 1, at(1), true), repeat.only());
    }

    @Test
    void aCidShouldBeFoundWithTheOwner() {
        FindSent.Query query = new FindSent.Query(ALICE, new Recipient.ToUser(BOB), cid(Fixture.NOW, 1));
        assertEquals(
                new FindSent.Result.Missing(),
                await(() -> bobs.messaging.findSent().find(query)));
        alices.messaging.sendMessage().send(request(1), new Fixture.Answers());
        cluster.settle();

        assertEquals(
                new FindSent.Result.Known(),
                await(() -> bobs.messaging.findSent().find(query)));
    }

    @Test
    void aChangeShouldBeRecordedByTheOwner() {
        RecordChange.Result result = await(() -> alices.messaging.recordChange().record(creation()));

        RecordChange.Result.Recorded recorded = assertInstanceOf(RecordChange.Result.Recorded.class, result);
        assertEquals(1, recorded.seq());
        assertEquals(
                List.of(ALICE, BOB), cluster.members.find(GROUP).orElseThrow().users());
    }

    @Test
    void devicesShouldBeToldAlsoWithoutARegistry() {
        TestDevice phone = alices.connect(ALICE, PHONE);
        TestDevice bob = bobs.connect(BOB, BOBS_PHONE);
        cluster.registryDown = true;
        phone.send(BOB, 1);
        cluster.settle();

        assertEquals(List.of("synced", "ack 1"), phone.frames);
        assertEquals(List.of("synced", "message 1"), bob.frames);
    }

    @Test
    void receiptsReadMarksAndSettingsShouldReachOtherInstances() {
        TestDevice phone = alices.connect(ALICE, PHONE);
        TestDevice bob = bobs.connect(BOB, BOBS_PHONE);
        TestDevice laptop = alices.connect(BOB, LAPTOP);
        phone.send(BOB, 1);
        cluster.settle();
        bob.confirm(CONVERSATION, 1);
        cluster.pass(Duration.ofSeconds(1));
        cluster.settle();
        assertEquals("receipt 1 0", phone.frames.getLast());

        bobs.messaging.markRead().mark(new MarkRead.Command(BOB, BOBS_PHONE, CONVERSATION, 1), result -> {});
        bobs.messaging
                .changeSettings()
                .change(new ChangeSettings.Command(
                        BOB, BOBS_PHONE, CONVERSATION, ChangeSettings.Changes.NONE.pinned(true)));
        cluster.pass(Duration.ofSeconds(1));
        cluster.settle();

        assertEquals("receipt 1 1", phone.frames.getLast());
        assertTrue(laptop.frames.contains("read 1"), () -> laptop.frames.toString());
        assertTrue(laptop.frames.stream().anyMatch(frame -> frame.startsWith("settings")));
        assertTrue(bob.frames.stream().noneMatch(frame -> frame.startsWith("settings")));
    }

    @Test
    void whoSentInAGroupShouldHearOfReceiptsFromWhereTheyAre() {
        await(() -> alices.messaging.recordChange().record(creation()));
        TestDevice phone = alices.connect(ALICE, PHONE);
        TestDevice bob = bobs.connect(BOB, BOBS_PHONE);
        cluster.settle();
        phone.send(new Recipient.ToConversation(GROUP), cid(Fixture.NOW, 3));
        cluster.settle();
        bob.confirm(GROUP, 2);
        cluster.pass(Duration.ofSeconds(1));
        cluster.settle();

        assertEquals("receipts " + BOB + " 2 0", phone.frames.getLast());
    }

    @Test
    void rowsBehindTheEndShouldNotBeAcknowledgedNorHideIt() {
        Cluster small = cluster(Limits.with(limits -> {
            limits.recentCids = 4;
            limits.recentCidAge = Duration.ZERO;
            limits.recentCidsMost = 8;
            limits.appendRows = 16;
        }));
        Node gateway = small.nodes.getFirst();
        gateway.messaging.sendMessage().send(request(1), new Fixture.Answers());
        small.settle();
        LogEntry last = small.log.read(CONVERSATION, 1, 1, 1).getFirst();
        for (long seq = 3; seq < 15; seq++) {
            Append late = Messages.append(CONVERSATION, List.of(behind(last, seq)));
            small.log.writeRows(late);
            small.log.writeDedup(late);
        }
        small.give(CONVERSATION, small.nodes.get(1));
        Fixture.Answers answers = new Fixture.Answers();
        gateway.messaging.sendMessage().send(request(5), answers);
        small.settle();

        Result.Sent sent = assertInstanceOf(Result.Sent.class, answers.only());
        assertEquals(2, sent.seq());
        assertEquals(false, sent.duplicate());
    }

    private static LogEntry behind(LogEntry last, long seq) {
        return new LogEntry(
                CONVERSATION,
                seq,
                1,
                last.kind(),
                seq,
                ALICE,
                PHONE,
                cid(Fixture.NOW, seq),
                last.at(),
                0,
                3,
                last.content());
    }

    private RecordChange.Command creation() {
        cluster.members.begin(GROUP, cid(Fixture.NOW, 100), List.of(ALICE, BOB), List.of());
        return new RecordChange.Command(
                GROUP,
                ALICE,
                PHONE,
                cid(Fixture.NOW, 100),
                Messages.text("created"),
                List.of(ALICE, BOB),
                List.of(),
                true);
    }

    private long at(long seq) {
        return cluster.log.read(CONVERSATION, seq, seq, 1).getFirst().at();
    }

    /// Waits for a call that blocks, while everything goes on.
    private <T> T await(Supplier<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.startVirtualThread(() -> result.complete(call.get()));
        while (!result.isDone()) {
            cluster.settle();
            Thread.onSpinWait();
        }
        return result.join();
    }

    private static SendMessage.Command request(long number) {
        return Fixture.command(ALICE, BOB, cid(Fixture.NOW, number));
    }

    private static Errand errand(long number) {
        return new Errand.Send(
                ALICE, PHONE, new Recipient.ToUser(BOB), cid(Fixture.NOW, number), Messages.text("message"));
    }
}
