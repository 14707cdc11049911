package parley.adapter.grpc.calls;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.adapter.grpc.TestTransports;
import parley.adapter.grpc.Transport;
import parley.adapter.grpc.calls.CallFailedException.Reason;
import parley.adapter.grpc.messaging.calls.MessagingForms;
import parley.kernel.ConversationId;
import parley.kernel.InstanceId;
import parley.kernel.UserId;
import parley.messaging.port.in.ListAudience;

class CallsIT {
    private static final InstanceId NEAR = new InstanceId(new UUID(1, 1));
    private static final InstanceId FAR = new InstanceId(new UUID(1, 2));
    private static final ByteString HELLO = ByteString.copyFromUtf8("hello");

    private final Transport here = TestTransports.plain(NEAR);
    private final Transport there = TestTransports.plain(FAR);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Calls calls = Calls.on(here, new CallsConfig(3, Duration.ofSeconds(5), 1));
    private final CallService service =
            CallService.on(there, new CallsConfig(1, Duration.ofSeconds(1), 2), threads, System::nanoTime);
    private final CountDownLatch gate = new CountDownLatch(1);

    CallsIT() {
        service.serve("echo", argument -> argument);
        service.serve("slow", argument -> {
            passGate();
            return argument;
        });
        service.serve("broken", argument -> {
            throw new IllegalStateException("secret of " + argument.toStringUtf8());
        });
        here.start();
        there.start();
        TestTransports.meet(Map.of(NEAR, here, FAR, there));
    }

    private void passGate() {
        try {
            gate.await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void close() {
        gate.countDown();
        here.close();
        there.close();
        threads.close();
    }

    private void assertFails(Reason reason, InstanceId to, String name) {
        CallFailedException failed = assertThrows(CallFailedException.class, () -> calls.call(to, name, HELLO));
        assertEquals(reason, failed.reason());
        assertEquals(name + ": " + reason, failed.getMessage());
        assertEquals(0, calls.pending());
    }

    private List<Future<ByteString>> callSlow(int count) {
        List<Future<ByteString>> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            results.add(threads.submit(() -> calls.call(FAR, "slow", HELLO)));
        }
        await().until(() -> calls.pending() == count);
        return results;
    }

    @Test
    void callsShouldGetTheirResults() throws Exception {
        assertEquals(HELLO, calls.call(FAR, "echo", HELLO));
        List<Future<ByteString>> slow = callSlow(2);
        assertEquals(2, calls.pending());
        gate.countDown();
        for (Future<ByteString> result : slow) {
            assertEquals(HELLO, result.get());
        }
        assertEquals(0, calls.pending());
    }

    @Test
    void failuresShouldBeTold() {
        assertFails(Reason.FAILED, FAR, "broken");
        assertFails(Reason.UNKNOWN, FAR, "of a later version");
        assertFails(Reason.UNREACHABLE, new InstanceId(new UUID(1, 3)), "echo");
    }

    @Test
    void moreThanOneSideCanBearShouldBeRefused() throws Exception {
        List<Future<ByteString>> slow = callSlow(2);
        await().untilAsserted(() -> {
            CallFailedException busy = assertThrows(CallFailedException.class, () -> calls.call(FAR, "slow", HELLO));
            assertEquals(Reason.BUSY, busy.reason());
        });
        gate.countDown();
        for (Future<ByteString> result : slow) {
            assertEquals(HELLO, result.get());
        }
        await().untilAsserted(() -> assertEquals(HELLO, calls.call(FAR, "echo", HELLO)));
    }

    @Test
    void callsShouldBeLostWithTheirInstance() {
        List<Future<ByteString>> slow = callSlow(1);
        here.remove(FAR);
        ExecutionException failed =
                assertThrows(ExecutionException.class, () -> slow.getFirst().get());
        assertEquals("slow: LOST", String.valueOf(failed.getCause().getMessage()));
    }

    @Test
    void aCallThatTakesTooLongShouldBeLost() {
        Transport other = TestTransports.plain(new InstanceId(new UUID(1, 4)));
        Calls impatient = Calls.on(other, new CallsConfig(1, Duration.ofMillis(100), 1));
        try (other) {
            other.start();
            TestTransports.meet(Map.of(new InstanceId(new UUID(1, 4)), other, FAR, there));
            CallFailedException late =
                    assertThrows(CallFailedException.class, () -> impatient.call(FAR, "slow", HELLO));
            assertEquals(Reason.LOST, late.reason());
        }
    }

    @Test
    void anInPortShouldWorkFromAnotherProcess() {
        RecordCodec codec = RecordCodec.with(MessagingForms.all());
        UserId alice = new UserId(new UUID(2, 1));
        UserId bob = new UserId(new UUID(2, 2));
        ConversationId chat = new ConversationId(new UUID(3, 1));
        ListAudience local = query -> query.equals(new ListAudience.Query(alice, chat))
                ? new ListAudience.Result.Found(List.of(bob))
                : new ListAudience.Result.NotFound();
        new ServedPorts(service, codec)
                .port("messaging.ListAudience", ListAudience.Query.class, ListAudience.Result.class, local::list);
        AtomicReference<Optional<InstanceId>> process = new AtomicReference<>(Optional.of(FAR));
        Function<ListAudience.Query, ListAudience.Result> port = new RemotePorts(calls, codec, process::get)
                .port("messaging.ListAudience", ListAudience.Query.class, ListAudience.Result.class);
        ListAudience remote = port::apply;

        assertEquals(new ListAudience.Result.Found(List.of(bob)), remote.list(new ListAudience.Query(alice, chat)));
        assertEquals(new ListAudience.Result.NotFound(), remote.list(new ListAudience.Query(bob, chat)));
        process.set(Optional.empty());
        CallFailedException nobody =
                assertThrows(CallFailedException.class, () -> remote.list(new ListAudience.Query(alice, chat)));
        assertEquals(Reason.UNREACHABLE, nobody.reason());
    }
}
