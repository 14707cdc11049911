package parley.app.server;

import java.time.Duration;
import parley.kernel.TimingWheel;
import parley.presence.application.PresenceConfig;
import parley.presence.application.PresenceModule;
import parley.presence.application.PresenceModule.Presence;
import parley.presence.application.PresencePorts;
import parley.presence.inmemory.InMemoryConnectionRegistry;

/// Builds presence on a registry in this process, with the wheel that watches every deadline of connections.
record PresenceWiring(Presence presence, TimingWheel wheel, Upkeep deadlines) {
    private static final Duration TICK = Duration.ofMillis(100);
    private static final int SLOTS = 1_024;

    /// Deadlines per session: heartbeat, and one more for hello, writing or closing.
    private static final int TIMERS_PER_SESSION = 4;

    static PresenceWiring create(PresenceConfig config, long sessions, Ambient ambient, Running running) {
        int capacity = (int) Math.min(Integer.MAX_VALUE, TIMERS_PER_SESSION * sessions);
        TimingWheel wheel =
                new TimingWheel(TICK, SLOTS, capacity, ambient.ticker().nanos());
        Upkeep thread = new Upkeep("parley-deadlines");
        thread.every(TICK, "deadlines", () -> wheel.tick(ambient.ticker().nanos()));
        running.add("deadlines", thread::close);
        return new PresenceWiring(
                PresenceModule.create(new PresencePorts(new InMemoryConnectionRegistry(), wheel), config),
                wheel,
                thread);
    }
}
