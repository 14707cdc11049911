package parley.presence.application;

import parley.presence.domain.Signal;
import parley.presence.port.in.ReceiveSignal;

final class ReceiveSignalHandler implements ReceiveSignal {
    private final LocalConnections local;
    private final RemoteTypists typists;

    ReceiveSignalHandler(LocalConnections local, RemoteTypists typists) {
        this.local = local;
        this.typists = typists;
    }

    @Override
    public void receive(Signal signal) {
        switch (signal) {
            case Signal.Replaced(var connection) -> {
                LiveConnection live = local.find(connection.session());
                if (live != null) {
                    live.replace();
                }
            }
            case Signal.Typing typing -> typists.receive(typing);
        }
    }
}
