package parley.presence.application;

import parley.presence.port.in.DropConnection;
import parley.presence.port.in.FindConnections;
import parley.presence.port.in.RegisterConnection;

/// Builds presence: its in-ports over the given out-ports. Time comes from the wheel alone.
public final class PresenceModule {
    private PresenceModule() {}

    /// The in-ports of presence.
    public record Presence(RegisterConnection register, DropConnection drop, FindConnections find) {}

    public static Presence create(PresencePorts ports, PresenceConfig config) {
        LiveConnections live = new LiveConnections(ports.registry(), ports.wheel(), config.offlineAfter());
        return new Presence(
                new RegisterConnectionHandler(live), new DropConnectionHandler(live), ports.registry()::find);
    }
}
