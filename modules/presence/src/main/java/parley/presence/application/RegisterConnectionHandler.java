package parley.presence.application;

import parley.presence.port.in.RegisterConnection;

final class RegisterConnectionHandler implements RegisterConnection {
    private final LiveConnections live;

    RegisterConnectionHandler(LiveConnections live) {
        this.live = live;
    }

    @Override
    public Result register(Command command) {
        return new Result.Registered(live.register(command));
    }
}
