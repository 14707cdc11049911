package parley.adapter.rocksdb;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import parley.adapter.rocksdb.StoreException.Fault;

final class ReadPoolTest {
    @Test
    void readsBeyondTheLimitShouldBeRefused() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (ReadPool pool = new ReadPool(1, 1);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> running = callers.submit(() -> pool.run(() -> untilReleased(release)));
            await().until(() -> pool.busy() == 1);
            Future<String> waiting = callers.submit(() -> pool.run(() -> "waited"));
            await().until(() -> pool.waiting() == 1);

            StoreException refused = assertThrows(StoreException.class, () -> pool.run(() -> "too many"));

            assertEquals(Fault.UNAVAILABLE, refused.fault());
            release.countDown();
            assertEquals("released", running.get());
            assertEquals("waited", waiting.get());
        }
    }

    @Test
    void aFaultOfTheReadShouldReachTheCaller() {
        StoreException fault = new StoreException(Fault.UNAVAILABLE, "closed");
        try (ReadPool pool = new ReadPool(1, 1)) {
            assertSame(
                    fault,
                    assertThrows(
                            StoreException.class,
                            () -> pool.run(() -> {
                                throw fault;
                            })));
        }
    }

    private static String untilReleased(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return "released";
    }
}
