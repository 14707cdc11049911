package parley.adapter.websocket.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import parley.adapter.websocket.frame.JsonBytes;
import parley.adapter.websocket.frame.ServerFrame;

/// A transport that writes at once, or only when a test says so.
final class FakeLink implements Link {
    private final List<String> written = new ArrayList<>();
    private boolean stuck;
    private int wakeUps;
    private int aborts;
    private OptionalInt closedWith = OptionalInt.empty();

    void stick() {
        stuck = true;
    }

    @Override
    public synchronized void ready(Session session) {
        wakeUps++;
        if (!stuck) {
            write(session);
        }
    }

    @Override
    public synchronized void abort() {
        aborts++;
    }

    synchronized void write(Session session) {
        boolean more = true;
        while (more) {
            more = switch (session.take(100, 1 << 20)) {
                case Batch.Frames(List<ServerFrame> frames) -> {
                    frames.forEach(frame -> written.add(text(frame)));
                    yield true;
                }
                case Batch.Nothing nothing -> false;
                case Batch.End(int code) -> {
                    closedWith = OptionalInt.of(code);
                    yield false;
                }
            };
        }
    }

    /// Everything written since the last call, with single instead of double quotes.
    synchronized List<String> written() {
        List<String> copy = List.copyOf(written);
        written.clear();
        return copy;
    }

    synchronized OptionalInt closedWith() {
        return closedWith;
    }

    synchronized int aborts() {
        return aborts;
    }

    synchronized int wakeUps() {
        return wakeUps;
    }

    private static String text(ServerFrame frame) {
        JsonBytes out = new JsonBytes(64);
        frame.encode(out);
        return new String(out.toByteArray(), UTF_8).replace('"', '\'');
    }
}
