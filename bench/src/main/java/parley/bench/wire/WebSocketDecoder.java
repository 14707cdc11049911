package parley.bench.wire;

/// Cuts one connection's bytes into WebSocket frames, as a client sees them: unmasked, possibly fragmented.
public final class WebSocketDecoder {

    /// The largest message a server may send, bytes.
    public static final int MAX_MESSAGE = 1 << 20;

    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final ByteQueue rest = new ByteQueue();
    private final ByteQueue fragments = new ByteQueue();
    private boolean fragmented;

    /// Takes what a connection received.
    public interface Sink {

        /// A whole message: the bytes from `from` until before `to`, valid during the call.
        void text(byte[] bytes, int from, int to);

        /// Wants the same payload back in a pong.
        void ping(byte[] bytes, int from, int to);

        /// The server ends the connection.
        ///
        /// @param code 1005 if there was none
        void closed(int code);
    }

    /// Moves the bytes that waited for the rest of their frame to the start of `to`; returns how many.
    public int restore(byte[] to) {
        return rest.drainTo(to);
    }

    /// Keeps bytes until more of them have come.
    public void keep(byte[] bytes, int from, int to) {
        rest.append(bytes, from, to - from);
    }

    /// Hands every complete frame to `sink` and keeps what remains.
    ///
    /// @throws MalformedFrameException if the bytes break RFC 6455
    public void decode(byte[] bytes, int from, int to, Sink sink) {
        int at = from;
        while (true) {
            int next = frame(bytes, at, to, sink);
            if (next < 0) {
                break;
            }
            at = next;
        }
        if (at < to) {
            keep(bytes, at, to);
        }
    }

    /// Returns the position behind the frame, -1 if it is not complete.
    private int frame(byte[] bytes, int at, int to, Sink sink) {
        if (to - at < 2) {
            return -1;
        }
        int second = bytes[at + 1];
        if (second < 0) {
            throw new MalformedFrameException("the server masked a frame");
        }
        int header = second == 126 ? 4 : second == 127 ? 10 : 2;
        if (to - at < header) {
            return -1;
        }
        long length = header == 2 ? second : number(bytes, at + 2, at + header);
        if (length < 0 || length > MAX_MESSAGE) {
            throw new MalformedFrameException(
                    "a frame of " + length + " bytes (expected: at most " + MAX_MESSAGE + ")");
        }
        int start = at + header;
        if (to - start < length) {
            return -1;
        }
        int end = start + (int) length;
        dispatch(bytes[at], bytes, start, end, sink);
        return end;
    }

    private static long number(byte[] bytes, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number << 8 | (bytes[i] & 0xff);
        }
        return number;
    }

    private void dispatch(int first, byte[] bytes, int from, int to, Sink sink) {
        boolean last = first < 0;
        switch (first & 0x7f) {
            case TEXT -> {
                if (last && !fragmented) {
                    sink.text(bytes, from, to);
                } else {
                    fragment(bytes, from, to, last, sink);
                }
            }
            case CONTINUATION -> fragment(bytes, from, to, last, sink);
            case CLOSE -> sink.closed(to - from < 2 ? 1005 : (int) number(bytes, from, from + 2));
            case PING -> sink.ping(bytes, from, to);
            case PONG -> {
                // Nobody asked, and nothing is due.
            }
            default -> throw new MalformedFrameException("a frame with opcode " + (first & 0x7f));
        }
    }

    private void fragment(byte[] bytes, int from, int to, boolean last, Sink sink) {
        if (fragments.length() + (to - from) > MAX_MESSAGE) {
            throw new MalformedFrameException("a fragmented message of more than " + MAX_MESSAGE + " bytes");
        }
        fragments.append(bytes, from, to - from);
        fragmented = !last;
        if (last) {
            sink.text(fragments.array(), 0, fragments.length());
            fragments.clear();
        }
    }
}
