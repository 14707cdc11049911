package parley.adapter.websocket;

import parley.adapter.websocket.frame.ByeReason;

/// The peer sent something after which the connection cannot go on. Without a stack trace, because floods of it must
/// stay cheap.
final class ProtocolViolation extends Exception {
    private static final long serialVersionUID = 1L;

    private final ByeReason reason;

    ProtocolViolation(ByeReason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    ByeReason reason() {
        return reason;
    }
}
