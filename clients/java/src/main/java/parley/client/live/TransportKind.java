package parley.client.live;

/// What carries frames.
public enum TransportKind {
    WEBSOCKET,
    /// Long-polling: requests that the server answers when it has something.
    POLLING
}
