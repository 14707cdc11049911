package parley.terminal;

import parley.client.live.ConnectionState;
import parley.client.model.Message;

/// Marks where the messages begin that came while the connection was away. Guarded by [Chat].
final class Gap {
    private final Surroundings around;
    private boolean open;

    Gap(Surroundings around) {
        this.around = around;
    }

    void changed(ConnectionState state) {
        switch (state) {
            case ConnectionState.Waiting waiting -> {
                open = true;
                around.people().stale();
            }
            case ConnectionState.Connected connected -> around.people().stale();
            case ConnectionState.Connecting connecting -> {
                // Nothing has come or gone yet.
            }
            case ConnectionState.Replaced replaced -> open = true;
            case ConnectionState.LoginRequired required -> open = true;
            case ConnectionState.Stopped stopped -> open = true;
        }
    }

    /// All that was missed has come.
    void closed() {
        open = false;
    }

    /// Something is about to be shown.
    void before(Room room, Message message) {
        if (open && !message.sender().equals(around.self()) && !room.shows(message.seq())) {
            open = false;
            around.screen().head("missed meanwhile");
        }
    }
}
