package parley.client.live;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A WebSocket. Frames that were queued by the time of a flush leave together, as a batch, and so do those
/// that were queued while a message was being written.
final class WebSocketLink implements Transport.Link, WebSocket.Listener {
    private static final int ABNORMAL = 1006;
    private static final int NORMAL = 1000;
    private static final int MAX_MESSAGE = 4 << 20;

    private final Transport.Listener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final OutgoingFrames outgoing = new OutgoingFrames();
    private final StringBuilder partial = new StringBuilder();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();
    private boolean writing;

    WebSocketLink(Transport.Listener listener) {
        this.listener = listener;
    }

    void opened(WebSocket opened) {
        socket.complete(opened);
    }

    @Override
    public void send(String frame) {
        lock.lock();
        try {
            if (!outgoing.add(frame)) {
                end(ABNORMAL, "the server does not take our frames");
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flush() {
        lock.lock();
        try {
            if (!writing) {
                write();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void limits(int batch, int bytes) {
        lock.lock();
        try {
            outgoing.limits(batch, bytes);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void demand() {
        socket.join().request(1);
    }

    @Override
    public void close() {
        if (ended.compareAndSet(false, true)) {
            WebSocket open = socket.join();
            var _ = open.sendClose(NORMAL, "").whenComplete((closed, failure) -> open.abort());
        }
    }

    @Override
    public void abort() {
        if (ended.compareAndSet(false, true)) {
            var _ = socket.thenAccept(WebSocket::abort);
        }
    }

    /// [#demand] asks for what is wanted; nothing before.
    @Override
    public void onOpen(WebSocket opened) {}

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (partial.length() > MAX_MESSAGE) {
            end(ABNORMAL, "a message of more than " + MAX_MESSAGE + " characters");
        } else if (last) {
            String text = partial.toString();
            partial.setLength(0);
            if (!ended.get()) {
                listener.text(text);
            }
        } else {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        end(ABNORMAL, "a binary message");
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end(code, reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end(ABNORMAL, String.valueOf(error.getMessage()));
    }

    private void write() {
        writing = !outgoing.isEmpty();
        if (writing && !ended.get()) {
            var _ = socket.join()
                    .sendText(outgoing.message(), true)
                    .whenComplete((sent, failure) -> written(failure == null));
        }
    }

    private void written(boolean sent) {
        if (!sent) {
            end(ABNORMAL, "writing failed");
            return;
        }
        lock.lock();
        try {
            write();
        } finally {
            lock.unlock();
        }
    }

    private void end(int code, String reason) {
        if (ended.compareAndSet(false, true)) {
            var _ = socket.thenAccept(WebSocket::abort);
            listener.lost(code, reason);
        }
    }
}
