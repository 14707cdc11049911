package parley.adapter.wire;

/// Why the server ends a WebSocket connection.
public enum CloseCode {
    /// The peer breaks the WebSocket protocol itself (RFC 6455).
    PROTOCOL_ERROR(1002),
    /// A text frame is not valid UTF-8 (RFC 6455).
    INVALID_UTF8(1007),
    /// A frame is larger than [WireLimits#frameBytes].
    FRAME_TOO_BIG(1009),
    /// The server restarts or drains; the client comes back after `reconnectAfterMs`.
    RESTART(1012),
    /// The client keeps sending what the protocol forbids.
    ABUSE(4400),
    /// Token missing, forged, expired or revoked.
    UNAUTHENTICATED(4401),
    /// No client frame within the heartbeat deadline.
    HEARTBEAT_MISSED(4408),
    /// A newer stream of the same device took over; the client does not reconnect by itself.
    REPLACED(4409),
    /// The device does not keep up.
    TOO_SLOW(4413);

    private final int code;

    CloseCode(int code) {
        this.code = code;
    }

    /// The number in the close frame.
    public int code() {
        return code;
    }
}
