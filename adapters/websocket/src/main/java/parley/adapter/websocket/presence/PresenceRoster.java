package parley.adapter.websocket.presence;

import parley.adapter.websocket.session.Roster;
import parley.adapter.websocket.session.Session;
import parley.kernel.InstanceId;
import parley.presence.domain.Connection;
import parley.presence.port.in.DropConnection;
import parley.presence.port.in.RegisterConnection;

/// Keeps sessions in presence's registry as long as they last.
public final class PresenceRoster implements Roster {
    private final RegisterConnection register;
    private final DropConnection drop;
    private final InstanceId instance;

    public PresenceRoster(RegisterConnection register, DropConnection drop, InstanceId instance) {
        this.register = register;
        this.drop = drop;
        this.instance = instance;
    }

    @Override
    public Heartbeat enter(Session session) {
        Connection connection = new Connection(session.user(), session.device(), session.id(), instance);
        RegisterConnection.Command command =
                new RegisterConnection.Command(connection, new SessionLiveness(session), new SessionSignals(session));
        return switch (register.register(command)) {
            case RegisterConnection.Result.Registered(RegisterConnection.Pulse pulse) -> pulse::beat;
        };
    }

    @Override
    public void leave(Session session) {
        drop.drop(session.id());
    }

    private record SessionLiveness(Session session) implements RegisterConnection.Liveness {
        @Override
        public void expired() {
            session.expired();
        }

        @Override
        public void replaced() {
            session.replaced();
        }
    }
}
