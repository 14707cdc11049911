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

    /// The stream is found until its cursors are stored, so that the next one of the device takes them over.
    @Override
    public void close(SessionId session) {
        streams.find(session).ifPresent(stream -> {
            stream.end();
            cursorFlush.store(stream);
            streams.remove(stream);
        });
    }
}
