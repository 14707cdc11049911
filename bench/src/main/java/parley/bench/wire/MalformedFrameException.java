package parley.bench.wire;

/// The server sent something that is no WebSocket frame or no JSON of the protocol.
public final class MalformedFrameException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedFrameException(String message) {
        super(message);
    }
}
