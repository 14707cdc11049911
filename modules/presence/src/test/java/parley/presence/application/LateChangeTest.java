package parley.presence.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.presence.Moments.user;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.presence.Moments;
import parley.presence.port.in.WatchUsers;
import parley.presence.port.out.PresencePrivacy;

/// Changes that come after what is told was looked at, and before it is told.
@Timeout(60)
final class LateChangeTest {
    private static final UserId ME = user(100);

    private final Gate gate = new Gate();
    private final Moments moments = new Moments(PresenceConfig.defaults(), gate);
    private final SessionId me = moments.connect(ME);

    @Test
    void changeWhileAWatchIsDecidedShouldBeToldAfterwards() throws Exception {
        moments.connect(user(1));
        moments.flush();
        gate.arm();

        try (ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<WatchUsers.Result> watching = sessions.submit(this::watch);
            gate.changeOnceDecided();
            moments.presence.review().review(user(1));
            moments.flush();
            gate.open();
            assertEquals(new WatchUsers.Result.Watching(), watching.get());
        }
        moments.flush();

        assertEquals(List.of("1 online", "1 offline"), moments.told(me).texts());
    }

    /// The watched user changes (1), or the watcher (100), of whose watches each may be decided otherwise then.
    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void changeWhileAFlushDecidesShouldBeToldByTheNext(int changing) throws Exception {
        moments.connect(user(1));
        watch();
        assertEquals(List.of("1 online"), moments.told(me).texts());
        moments.presence.review().review(user(1));
        gate.arm();

        try (ExecutorService upkeep = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> flush = upkeep.submit(moments::flush);
            gate.changeOnceDecided();
            moments.presence.review().review(user(changing));
            gate.open();
            flush.get();
        }
        moments.flush();

        assertEquals(List.of("1 offline"), moments.told(me).texts());
    }

    private WatchUsers.Result watch() {
        return moments.presence.watch().watch(new WatchUsers.Command(me, List.of(user(1))));
    }

    /// Holds the first decision back after it is made.
    private static final class Gate implements PresencePrivacy {
        private final CountDownLatch decided = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);
        private volatile boolean armed;
        private volatile Decision decision = Decision.ALLOWED;

        void arm() {
            armed = true;
        }

        void changeOnceDecided() throws InterruptedException {
            assertTrue(decided.await(20, TimeUnit.SECONDS), "nothing was decided");
            decision = Decision.REFUSED;
        }

        void open() {
            armed = false;
            opened.countDown();
        }

        @Override
        public Decision mayWatch(UserId watcher, UserId watched) {
            Decision made = decision;
            if (armed) {
                decided.countDown();
                pass();
            }
            return made;
        }

        private void pass() {
            try {
                assertTrue(opened.await(20, TimeUnit.SECONDS), "the gate stayed shut");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public boolean apart(UserId one, UserId other) {
            return false;
        }
    }
}
