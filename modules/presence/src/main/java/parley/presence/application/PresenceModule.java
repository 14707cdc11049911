package parley.presence.application;

import java.time.Clock;
import parley.presence.port.in.DropConnection;
import parley.presence.port.in.FindConnections;
import parley.presence.port.in.ReadPresence;
import parley.presence.port.in.RegisterConnection;
import parley.presence.port.in.ReviewPresence;
import parley.presence.port.in.RunUpkeep;
import parley.presence.port.in.ShowTyping;
import parley.presence.port.in.UnwatchUsers;
import parley.presence.port.in.WatchUsers;

/// Builds presence: its in-ports over the given out-ports. Intervals come from the wheel, the clock only says when
/// somebody was last seen.
public final class PresenceModule {
    private PresenceModule() {}

    /// The in-ports of presence.
    public record Presence(
            RegisterConnection register,
            DropConnection drop,
            FindConnections find,
            WatchUsers watch,
            UnwatchUsers unwatch,
            ShowTyping typing,
            ReadPresence read,
            ReviewPresence review,
            RunUpkeep upkeep) {}

    public static Presence create(PresencePorts ports, PresenceConfig config, Clock clock) {
        Watchers watchers = new Watchers(config.watching());
        Sightings sightings = new Sightings(ports.registry(), ports.wheel(), config.seen(), watchers::changed);
        Visibility visibility = new Visibility(sightings, ports.privacy(), ports.fellows());
        LiveConnections live = new LiveConnections(ports, config, clock, sightings, watchers);
        return new Presence(
                new RegisterConnectionHandler(live),
                new DropConnectionHandler(live),
                ports.registry()::find,
                new WatchUsersHandler(live, watchers, visibility, config.watching()),
                new UnwatchUsersHandler(live, watchers),
                new ShowTypingHandler(live),
                new ReadPresenceHandler(visibility),
                new ReviewPresenceHandler(live, watchers),
                new RunUpkeepHandler(ports.wheel(), sightings, watchers, live.typists(), visibility));
    }
}
