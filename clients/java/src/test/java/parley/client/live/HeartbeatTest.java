package parley.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import parley.client.live.Heartbeat.Action;

class HeartbeatTest {
    private final Heartbeat heartbeat = new Heartbeat(10_000);

    @Test
    void pingShouldComeOncePerInterval() {
        heartbeat.start(0, 30_000);
        assertEquals(Action.NONE, heartbeat.tick(29_999, true));
        assertEquals(Action.PING, heartbeat.tick(30_000, true));
        heartbeat.alive();
        assertEquals(Action.NONE, heartbeat.tick(59_999, true));
        assertEquals(Action.PING, heartbeat.tick(60_000, true));
    }

    @Test
    void silenceAfterAPingShouldEndTheLink() {
        heartbeat.start(0, 30_000);
        heartbeat.tick(30_000, true);
        assertEquals(40_000, heartbeat.nextDeadline());
        assertEquals(Action.NONE, heartbeat.tick(39_999, true));
        assertEquals(Action.GIVE_UP, heartbeat.tick(40_000, true));
    }

    @Test
    void anythingFromTheServerShouldCountAsLife() {
        heartbeat.start(0, 30_000);
        heartbeat.tick(30_000, true);
        heartbeat.alive();
        assertEquals(Action.NONE, heartbeat.tick(50_000, true));
    }

    @Test
    void silenceShouldSayNothingWhileWeDoNotListen() {
        heartbeat.start(0, 30_000);
        heartbeat.tick(30_000, true);
        assertEquals(Action.NONE, heartbeat.tick(41_000, false));
        assertEquals(Action.NONE, heartbeat.tick(50_000, true));
        assertEquals(Action.GIVE_UP, heartbeat.tick(51_000, true));
    }

    @Test
    void stoppedHeartbeatShouldWantNothing() {
        heartbeat.start(0, 30_000);
        heartbeat.stop();
        assertEquals(Long.MAX_VALUE, heartbeat.nextDeadline());
        assertEquals(Action.NONE, heartbeat.tick(100_000, true));
    }
}
