package parley.presence.application;

import java.time.Clock;
import parley.presence.port.in.DropConnection;
import parley.presence.port.in.FindConnections;
import parley.presence.port.in.FindLocalConnections;
import parley.presence.port.in.ReadPresence;
import parley.presence.port.in.ReceiveSignal;
import parley.presence.port.in.RegisterConnection;
import parley.presence.port.in.ReviewPresence;
import parley.presence.port.in.RunUpkeep;
import parley.presence.port.in.ShowTyping;
import parley.presence.port.in.UnwatchUsers;
import parley.presence.port.in.WatchUsers;

/// Builds presence: its in-ports over the given out-ports. Intervals come from the wheel, the clock only says
/// when somebody was last seen.
public final class PresenceModule {
    private PresenceModule() {}

    /// The in-ports of presence.
    public record Presence(
            RegisterConnection register,
            DropConnection drop,
            FindConnections find,
            FindLocalConnections findLocal,
            WatchUsers watch,
            UnwatchUsers unwatch,
            ShowTyping typing,
            ReadPresence read,
            ReviewPresence review,
            ReceiveSignal receive,
            RunUpkeep upkeep) {}

    public static Presence create(PresencePorts ports, PresenceConfig config, Clock clock) {
        LocalConnections local = new LocalConnections();
        Watchers watchers = new Watchers(config.watching());
        Questions questions = new Questions(watchers::isWatched);
        Sightings sightings = new Sightings(
                new Sightings.Circle(local::isHere, watchers::isWatched),
                ports.wheel(),
                config.seen(),
                watchers::changed,
                questions::add);
        watchers.whenReleased(sightings::release);
        LiveConnections.Parts parts = new LiveConnections.Parts(
                local,
                new Registrations(ports, local, config.registry()),
                sightings,
                watchers,
                new Typists(ports, config.typing(), new Reach(ports, local)));
        Inquiries inquiries = new Inquiries(ports, parts, questions, config.registry());
        ports.cluster().channel().subscribe(inquiries);
        Visibility visibility = new Visibility(sightings, inquiries, ports.privacy(), ports.fellows());
        LiveConnections live = new LiveConnections(ports, config, clock, parts);
        RemoteTypists remoteTypists = new RemoteTypists(local, ports.wheel(), config.typing());
        return new Presence(
                new RegisterConnectionHandler(live),
                new DropConnectionHandler(live),
                new FindConnectionsHandler(inquiries),
                user -> local.of(user).stream().map(LiveConnection::connection).toList(),
                new WatchUsersHandler(live, watchers, visibility, config.watching()),
                new UnwatchUsersHandler(live, watchers),
                new ShowTypingHandler(live),
                new ReadPresenceHandler(visibility),
                new ReviewPresenceHandler(live, watchers),
                new ReceiveSignalHandler(local, remoteTypists),
                new RunUpkeepHandler(ports.wheel(), parts, inquiries, remoteTypists, visibility));
    }
}
