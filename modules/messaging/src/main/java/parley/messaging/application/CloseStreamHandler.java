package parley.messaging.application;

import parley.kernel.SessionId;
import parley.messaging.port.in.CloseStream;

final class CloseStreamHandler implements CloseStream {
    private final Streams streams;
    private final CursorFlush cursorFlush;

    CloseStreamHandler(Streams streams, CursorFlush cursorFlush) {
        this.streams = streams;
        this.cursorFlush = cursorFlush;
    }

    @Override
    public void close(SessionId session) {
        streams.find(session).ifPresent(stream -> {
            streams.remove(stream);
            cursorFlush.store(stream);
        });
    }
}
