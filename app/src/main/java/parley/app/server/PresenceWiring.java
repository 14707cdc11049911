package parley.app.server;

import java.time.Duration;
import parley.kernel.TimingWheel;
import parley.presence.application.PresenceConfig;
import parley.presence.application.PresenceModule;
import parley.presence.application.PresenceModule.Presence;
import parley.presence.application.PresencePorts;
import parley.presence.port.out.ConversationAudience;
import parley.presence.port.out.FellowMembers;
import parley.presence.port.out.PresencePrivacy;

/// Builds presence, with the wheel that watches every deadline of connections.
record PresenceWiring(Presence presence, TimingWheel wheel, Upkeep deadlines, Upkeep signals) {
    private static final Duration TICK = Duration.ofMillis(100);
    private static final int SLOTS = 1_024;

    /// Deadlines per session: heartbeat, and one more for hello, writing or closing.
    private static final int TIMERS_PER_SESSION = 4;

    /// What presence asks of other contexts.
    record Others(PresencePrivacy privacy, FellowMembers fellows, ConversationAudience audience) {}

    static PresenceWiring create(
            PresenceConfig config, long sessions, Others others, Between between, Ambient ambient, Running running) {
        int capacity = (int) Math.min(Integer.MAX_VALUE, TIMERS_PER_SESSION * sessions);
        TimingWheel wheel =
                new TimingWheel(TICK, SLOTS, capacity, ambient.ticker().nanos());
        Upkeep deadlines = new Upkeep("parley-deadlines");
        deadlines.every(TICK, "deadlines", () -> wheel.tick(ambient.ticker().nanos()));
        running.add("deadlines", deadlines::close);
        Presence presence = PresenceModule.create(
                new PresencePorts(
                        between.registry(),
                        wheel,
                        others.privacy(),
                        others.fellows(),
                        others.audience(),
                        between.presence()),
                config,
                ambient.clock());
        // On a thread of its own: who may see whom may have to be read from the disk.
        Upkeep signals = new Upkeep("parley-presence");
        signals.every(TICK, "presence", presence.upkeep()::run);
        running.add("presence", signals::close);
        return new PresenceWiring(presence, wheel, deadlines, signals);
    }
}
