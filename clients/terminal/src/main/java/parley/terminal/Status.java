package parley.terminal;

import parley.client.live.ConnectionState;
import parley.client.live.TransportKind;

/// Says once when the connection is lost and once when it is back, and shows in the prompt which of the two
/// it is. Guarded by [Chat].
final class Status {
    private static final int TITLE_COLUMNS = 24;

    private final Screen screen;
    private String peer = "parley";
    private TransportKind transport = TransportKind.WEBSOCKET;
    private boolean connected;
    private boolean lossTold;

    Status(Screen screen) {
        this.screen = screen;
    }

    void with(String title) {
        peer = Text.brief(title, TITLE_COLUMNS);
        prompt();
    }

    void changed(ConnectionState state) {
        switch (state) {
            case ConnectionState.Connecting() -> {
                // What comes of it is told.
            }
            case ConnectionState.Connected online -> {
                connected = true;
                if (lossTold) {
                    screen.notice("connected again");
                }
                lossTold = false;
                carried(online.transport());
            }
            case ConnectionState.Waiting(var delay, var cause) -> {
                connected = false;
                if (!lossTold) {
                    screen.notice("no connection (" + cause + "); messages are kept and sent when it is back");
                }
                lossTold = true;
            }
            case ConnectionState.Replaced() -> {
                connected = false;
                screen.notice("this device is connected elsewhere now; start again to take over");
            }
            case ConnectionState.LoginRequired(var cause) -> {
                connected = false;
                screen.notice(cause + "; start again to log in");
            }
            case ConnectionState.Stopped() -> connected = false;
        }
        prompt();
    }

    private void carried(TransportKind now) {
        if (now != transport) {
            screen.notice("connected by " + (now == TransportKind.POLLING ? "long-polling" : "WebSocket"));
            transport = now;
        }
    }

    private void prompt() {
        screen.prompt(peer + (connected ? "> " : " (offline)> "));
    }
}
