package parley.adapter.grpc;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.kernel.InstanceId;

class TransportIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    private static List<String> numbers(int from, int until) {
        return IntStream.range(from, until).mapToObj(Integer::toString).toList();
    }

    @Test
    void envelopesShouldArriveInTheOrderSentInFewerMessages() {
        try (Instance a = Instance.plain();
                Instance b = Instance.plain()) {
            Instance.meet(a, b);
            numbers(0, 20_000).forEach(text -> assertTrue(a.say(b, text)));

            await().atMost(SOON).until(() -> b.received.size() == 20_000);
            assertEquals(numbers(0, 20_000), b.received);
            assertEquals(20_000, a.transport.counters().sent());
            assertTrue(
                    a.transport.counters().batches() < 10_000,
                    () -> "batches: " + a.transport.counters().batches());
            assertEquals(0, b.disturbed.get());
            assertEquals(0, a.transport.queued());
            assertEquals(0, a.transport.queuedBytes());
        }
    }

    @Test
    void everybodyShouldReachEverybodyElse() {
        try (Instance a = Instance.plain();
                Instance b = Instance.plain();
                Instance c = Instance.plain()) {
            Instance.meet(a, b, c);
            List<Instance> all = List.of(a, b, c);
            for (int i = 0; i < 1000; i++) {
                for (Instance from : all) {
                    for (Instance to : all) {
                        assertEquals(from != to, from.say(to, from.id + " " + i));
                    }
                }
            }
            for (Instance to : all) {
                await().atMost(SOON).until(() -> to.received.size() == 2000);
                for (Instance from : all) {
                    List<String> heard = to.received.stream()
                            .filter(text -> text.startsWith(from.id.toString()))
                            .toList();
                    assertEquals(
                            from == to
                                    ? List.of()
                                    : IntStream.range(0, 1000)
                                            .mapToObj(i -> from.id + " " + i)
                                            .toList(),
                            heard);
                }
            }
        }
    }

    @Test
    void sendShouldRefuseWhatDoesNotFitAndTheOtherSideShouldLearnOfTheGap() {
        try (Instance a = Instance.started(settings -> settings.queueEvents(10));
                Instance b = Instance.plain()) {
            Instance.meet(a, b);
            b.gate = new CountDownLatch(1);
            String large = "x".repeat(100_000);
            await().atMost(SOON).until(() -> !a.say(b, large));
            assertTrue(a.transport.queued() <= 10);
            assertTrue(a.transport.counters().dropped() > 0);
            assertEquals(0, b.disturbed.get());

            b.gate.countDown();
            await().atMost(SOON).until(() -> b.disturbed.get() == 1);
            assertEquals(0, a.lost.get());
            assertTrue(a.say(b, "after"));
            await().atMost(SOON).until(() -> b.received.getLast().equals("after"));
            assertEquals(1, b.transport.counters().gaps());
        }
    }

    @Test
    void sendShouldRefuseAnEnvelopeThatIsTooLarge() {
        try (Instance a = Instance.plain();
                Instance b = Instance.plain()) {
            Instance.meet(a, b);
            assertFalse(a.say(b, "x".repeat((1 << 20) + 1)));
            assertTrue(a.say(b, "x".repeat(1 << 20)));
            await().atMost(SOON).until(() -> b.received.size() == 1 && b.disturbed.get() == 1);
        }
    }

    @Test
    void aStreamThatBreaksShouldBeLostBeforeAnythingElseIsSentAndComeBack() throws IOException {
        try (Instance a = Instance.plain();
                Instance b = Instance.plain();
                Relay relay = new Relay(b.transport.port())) {
            b.knows(a.peer());
            a.knows(b.peerAt(relay.port()));
            assertTrue(a.say(b, "before"));
            await().atMost(SOON).until(() -> b.received.contains("before"));

            relay.cut();
            await().atMost(SOON).until(() -> a.lost.get() > 0 && b.disturbed.get() == 1);
            assertFalse(a.say(b, "lost"));
            relay.restore();
            await().atMost(SOON).until(() -> a.say(b, "back"));

            await().atMost(SOON).until(() -> b.received.equals(List.of("before", "back")));
            assertTrue(b.disturbed.get() >= 2, "what was refused in between is missing");
            assertEquals(2, a.transport.counters().connections());
            assertEquals(1, a.transport.counters().breaks());
        }
    }

    @Test
    void envelopesShouldNeverOvertakeEachOtherWhateverBreaks() throws IOException {
        try (Instance a = Instance.plain();
                Instance b = Instance.plain();
                Relay relay = new Relay(b.transport.port())) {
            b.knows(a.peer());
            a.knows(b.peerAt(relay.port()));
            for (int round = 0; round < 5; round++) {
                int from = round * 20_000;
                numbers(from, from + 10_000).forEach(text -> a.say(b, text));
                relay.cut();
                numbers(from + 10_000, from + 20_000).forEach(text -> a.say(b, text));
                relay.restore();
                await().atMost(SOON).until(() -> a.say(b, Integer.toString(from + 19_999)));
            }
            await().atMost(SOON).until(() -> b.received.contains("99999"));
            List<Integer> heard =
                    b.received.stream().map(Integer::valueOf).distinct().toList();
            assertEquals(heard.stream().sorted().toList(), heard);
        }
    }

    @Test
    void anInstanceThatIsGoneShouldBeLostAndItsStreamEnded() {
        try (Instance a = Instance.plain();
                Instance b = Instance.plain()) {
            Instance.meet(a, b);
            b.say(a, "hello");
            await().atMost(SOON).until(() -> a.received.size() == 1);

            a.knows();
            assertFalse(a.say(b, "nobody"));
            await().atMost(SOON).until(() -> a.lost.get() == 1);
            await().atMost(SOON).until(() -> b.lost.get() >= 1);
            assertFalse(b.say(a, "not welcome"));
        }
    }

    @Test
    void anInstanceThatCameBackUnderAnotherIdShouldNotBeTakenForItsFormerSelf() {
        Instance former = Instance.plain();
        int port = former.transport.port();
        try (Instance a = Instance.plain()) {
            Instance.meet(a, former);
            a.say(former, "hello");
            await().atMost(SOON).until(() -> former.received.size() == 1);
            former.close();
            try (Instance next = Instance.started(settings -> settings.port(port))) {
                next.knows(a.peer());
                await().atMost(SOON).until(() -> a.lost.get() > 2);
                assertFalse(a.say(former, "wrong one"));

                Instance.meet(a, next);
                await().atMost(SOON).until(() -> a.say(next, "right one"));
                await().atMost(SOON).until(() -> next.received.equals(List.of("right one")));
            }
        }
    }

    @Test
    void anInstanceThatNobodyKnowsShouldNotBeHeard() {
        try (Instance stranger = Instance.plain();
                Instance b = Instance.plain()) {
            stranger.knows(b.peer());
            stranger.say(b, "hello");
            await().atMost(SOON).until(() -> stranger.lost.get() > 1);
            assertEquals(List.of(), b.received);

            b.knows(stranger.peer());
            await().atMost(SOON).until(() -> stranger.say(b, "known"));
            await().atMost(SOON).until(() -> b.received.equals(List.of("known")));
        }
    }

    @Test
    void aPeerThatTakesNothingShouldBeLost() {
        try (Instance a = Instance.started(settings -> settings.stallTimeout(Duration.ofMillis(200)));
                Instance b = Instance.plain()) {
            Instance.meet(a, b);
            b.gate = new CountDownLatch(1);
            a.say(b, "stuck");
            await().atMost(SOON).until(() -> a.lost.get() > 0);
            b.gate.countDown();
            await().atMost(SOON).until(() -> a.say(b, "again"));
            await().atMost(SOON).until(() -> b.received.contains("again"));
        }
    }

    @Test
    void closingShouldSendWhatIsQueued() {
        try (Instance b = Instance.plain()) {
            Instance a = Instance.plain();
            Instance.meet(a, b);
            numbers(0, 5000).forEach(text -> a.say(b, text));
            a.close();
            assertEquals(numbers(0, 5000), b.received);
            assertEquals(0, b.disturbed.get());
            assertFalse(a.say(b, "too late"));
        }
    }

    @Test
    void kindsThatNobodyReceivesShouldBeSkipped() {
        try (Instance a = Instance.plain();
                Instance b = Instance.plain()) {
            Instance.meet(a, b);
            a.transport.send(b.id, 77, ByteString.copyFromUtf8("of the next version"));
            a.say(b, "known");
            await().atMost(SOON).until(() -> b.received.equals(List.of("known")));
            assertEquals(1, b.transport.counters().skipped());
            assertEquals(0, b.disturbed.get());
        }
    }

    @Test
    void theRoundTripShouldBeMeasured() {
        try (Instance a = Instance.plain();
                Instance b = Instance.plain()) {
            Instance.meet(a, b);
            a.say(b, "hello");
            await().atMost(SOON).until(() -> a.transport.counters().roundTrips() > 0);
            assertTrue(a.transport.counters().roundTripNanos() > 0);
        }
    }

    @Test
    void aFaultInAReceiverShouldNotEndTheStream() {
        InstanceId id = new InstanceId(UUID.randomUUID());
        Transport b = new Transport(new Instance.Settings().id(id).build(), System::nanoTime, new java.util.Random(1));
        List<String> heard = new CopyOnWriteArrayList<>();
        b.receive(Instance.TEXT, (from, body) -> {
            if (body.toStringUtf8().equals("bad")) {
                throw new IllegalArgumentException("cannot be decoded");
            }
            heard.add(body.toStringUtf8());
        });
        b.start();
        try (b;
                Instance a = Instance.plain()) {
            b.add(a.peer());
            a.knows(new Peer(id, "127.0.0.1", b.port()));
            a.transport.send(id, Instance.TEXT, ByteString.copyFromUtf8("bad"));
            a.transport.send(id, Instance.TEXT, ByteString.copyFromUtf8("good"));
            await().atMost(SOON).until(() -> heard.equals(List.of("good")));
            assertEquals(1, b.counters().failed());
        }
    }

    @Test
    void plaintextShouldBeRefusedBeyondThisMachine() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> TransportConfig.defaults(
                        new InstanceId(UUID.randomUUID()),
                        new InetSocketAddress("0.0.0.0", 0),
                        new Security.Plaintext()));
        assertTrue(String.valueOf(refused.getMessage()).contains("loopback"), refused::getMessage);
        try (Instance a = Instance.plain()) {
            InstanceId far = new InstanceId(UUID.randomUUID());
            a.knows(new Peer(far, "192.0.2.1", 7000));
            await().atMost(SOON).until(() -> a.lost.get() > 0);
            assertFalse(a.transport.send(far, 1, ByteString.EMPTY));
        }
    }

    @Test
    void aPortThatIsTakenShouldBeSaid() {
        try (Instance a = Instance.plain()) {
            TransportException taken = assertThrows(
                    TransportException.class, () -> Instance.started(settings -> settings.port(a.transport.port())));
            assertTrue(String.valueOf(taken.getMessage()).contains(Integer.toString(a.transport.port())));
        }
    }
}
