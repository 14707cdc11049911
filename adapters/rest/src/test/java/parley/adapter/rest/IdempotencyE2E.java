package parley.adapter.rest;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Repetitions at the same time, and the bound of what is remembered.
class IdempotencyE2E {
    private final AtomicInteger created = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void repetitionShouldWaitForTheFirstWhileItRuns() {
        try (TestServer server = start(100)) {
            CompletableFuture<Reply> first = CompletableFuture.supplyAsync(() -> once(server, "k"));
            await().until(() -> created.get() == 1);
            CompletableFuture<Reply> second = CompletableFuture.supplyAsync(() -> once(server, "k"));
            gate.countDown();
            assertEquals("{\"number\":1}", first.join().expect(201).body());
            assertEquals("{\"number\":1}", second.join().expect(201).body());
            assertEquals(1, created.get());
        }
    }

    @Test
    void keysOfDifferentUsersShouldNotMeet() {
        gate.countDown();
        try (TestServer server = start(100)) {
            once(server, "k").expect(201);
            server.send(server.anonymous("POST", "/v1/once", "{}")
                            .header("Authorization", "Bearer admin")
                            .header("Idempotency-Key", "k"))
                    .expect(201);
            assertEquals(2, created.get());
        }
    }

    @Test
    void onlySoManyAnswersShouldBeKept() {
        gate.countDown();
        try (TestServer server = start(2)) {
            for (int round = 0; round < 2; round++) {
                for (int key = 0; key < 50; key++) {
                    once(server, "key" + key).expect(201);
                }
            }
            assertTrue(created.get() >= 98, () -> "created: " + created.get());
        }
    }

    @Test
    void onlySoManyBytesOfAnswersShouldBeKept() {
        gate.countDown();
        try (TestServer server = start(100, 100_000, "x".repeat(40_000))) {
            for (int round = 0; round < 2; round++) {
                for (int key = 0; key < 20; key++) {
                    once(server, "key" + key).expect(201);
                }
            }
            assertTrue(created.get() >= 38, () -> "created: " + created.get());
        }
    }

    @Test
    void answersWithinBothBoundsShouldBeKept() {
        gate.countDown();
        try (TestServer server = start(2, 100_000, "x".repeat(40_000))) {
            once(server, "a").expect(201);
            once(server, "b").expect(201);
            once(server, "a").expect(201);
            once(server, "b").expect(201);
            assertEquals(2, created.get());
        }
    }

    private Reply once(TestServer server, String key) {
        return server.send(server.request("POST", "/v1/once", "{}").header("Idempotency-Key", key));
    }

    private TestServer start(int keys) {
        return start(keys, RestConfig.DEFAULT.idempotencyBytes(), "");
    }

    private TestServer start(int keys, int bytes, String padding) {
        RestConfig defaults = RestConfig.DEFAULT;
        RestConfig config = new RestConfig(
                defaults.limits(),
                defaults.rates(),
                defaults.replyTimeout(),
                List.of(),
                List.of(),
                keys,
                bytes,
                defaults.idempotencyLife());
        return TestServer.start(
                config,
                () -> List.of(
                        Route.post("/v1/once", Route.Access.USER, call -> call.once(creating -> create(padding)))));
    }

    private Answer create(String padding) {
        int number = created.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return Answer.json(201, JsonText.object(out -> {
            out.writeNumberField("number", number);
            if (!padding.isEmpty()) {
                out.writeStringField("padding", padding);
            }
        }));
    }
}
