package parley.presence.application;

import parley.kernel.SessionId;
import parley.presence.port.in.DropConnection;

final class DropConnectionHandler implements DropConnection {
    private final LiveConnections live;

    DropConnectionHandler(LiveConnections live) {
        this.live = live;
    }

    @Override
    public void drop(SessionId session) {
        live.drop(session);
    }
}
