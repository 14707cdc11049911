package parley.adapter.websocket;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.spi.ServerConnection;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.websocket.frame.ServerFrame;
import parley.adapter.websocket.session.Batch;
import parley.adapter.websocket.session.Credentials;
import parley.adapter.websocket.session.Link;
import parley.adapter.websocket.session.Session;
import parley.adapter.websocket.session.SessionEngine;
import parley.adapter.websocket.session.SessionMeters;

/// One WebSocket connection: reads on its own thread, writes on another whenever there is something to write.
final class WebSocketConnection implements ServerConnection, Link, IncomingFrames.Messages {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketConnection.class);
    private static final int WRITE_BYTES = 64 * 1024;
    /// Until a client is known it gets no more memory than a `hello` needs.
    private static final int STRANGER_BYTES = 16 * 1024;

    private final ConnectionContext context;
    private final SessionEngine engine;
    private final Credentials credentials;
    private final ThreadFactory writers;
    private final Runnable onEnd;
    private final IncomingFrames incoming = new IncomingFrames(STRANGER_BYTES, this);
    private final AtomicReference<byte @Nullable []> pong = new AtomicReference<>();
    private @Nullable Session session;
    private boolean closeReceived;
    private volatile boolean closeSent;
    private volatile boolean aborted;
    private volatile @Nullable Thread reader;
    private final AtomicReference<@Nullable Thread> writer = new AtomicReference<>();

    /// @param onEnd called once when the connection is over
    WebSocketConnection(
            ConnectionContext context,
            SessionEngine engine,
            Credentials credentials,
            ThreadFactory writers,
            Runnable onEnd) {
        this.context = context;
        this.engine = engine;
        this.credentials = credentials;
        this.writers = writers;
        this.onEnd = onEnd;
    }

    @Override
    public void handle(Semaphore requests) {
        Session opened = engine.open(this, credentials);
        session = opened;
        reader = Thread.currentThread();
        try {
            read(opened);
        } catch (UncheckedIOException
                | ServerConnectionException
                | DataReader.InsufficientDataAvailableException gone) {
            LOG.atDebug().addKeyValue("session", opened.id()).log("connection lost");
        } catch (RuntimeException fault) {
            // Anything that left this method would be answered by the web server with an HTTP response.
            LOG.atError()
                    .addKeyValue("code", "connection_fault")
                    .addKeyValue("session", opened.id())
                    .setCause(fault)
                    .log("a connection failed unexpectedly and is cut");
        } finally {
            end(opened);
        }
    }

    @Override
    public void ready(Session awake) {
        writers.newThread(() -> write(awake)).start();
    }

    /// On a thread of its own, because closing a TLS connection waits for whoever is writing to it.
    @Override
    public void abort() {
        aborted = true;
        writers.newThread(this::cut).start();
    }

    /// Never idle in the sense of the web server: sessions have their own deadlines.
    @Override
    public Duration idleTime() {
        return Duration.ZERO;
    }

    @Override
    public void close(boolean interrupt) {
        abort();
    }

    @Override
    public void text(byte[] source, int offset, int length) {
        Session current = current();
        current.receive(source, offset, length);
        if (current.greeted()) {
            incoming.limit(engine.config().limits().frameBytes());
        }
    }

    @Override
    public void binary() {
        current().refuse("binary message (expected: text)");
    }

    /// Only the latest of several pings is answered, as RFC 6455 allows.
    @Override
    public void ping(byte[] payload) {
        if (current().receivedPing()) {
            pong.set(payload);
            current().nudge();
        }
    }

    @Override
    public void pong() {
        current().receivedPing();
    }

    @Override
    public void close() {
        closeReceived = true;
        current().leave();
    }

    private void read(Session opened) {
        byte @Nullable [] chunk = first(context.dataReader());
        boolean understood = true;
        while (chunk != null && !closeReceived) {
            if (understood) {
                understood = feed(opened, chunk);
            }
            // After a violation the rest is read and ignored until the client has taken note: a reset would cost it our
            // last words.
            chunk = closeReceived ? null : context.serverSocket().get();
        }
        while (closeReceived && !closeSent && !aborted) {
            LockSupport.park(this);
        }
    }

    /// Read through the web server's reader, which may hold the beginning already, and which lets go of the upgrade
    /// request by that.
    private static byte[] first(DataReader reader) {
        reader.ensureAvailable();
        return reader.readBytes(reader.available());
    }

    private boolean feed(Session opened, byte[] chunk) {
        try {
            incoming.feed(chunk);
            return true;
        } catch (ProtocolViolation violation) {
            LOG.atDebug()
                    .addKeyValue("session", opened.id())
                    .addKeyValue("violation", violation.getMessage())
                    .log("protocol violated");
            opened.end(violation.reason());
            return false;
        }
    }

    private void end(Session opened) {
        try {
            opened.closed();
        } catch (RuntimeException fault) {
            LOG.atError()
                    .addKeyValue("code", "session_not_closed")
                    .addKeyValue("session", opened.id())
                    .setCause(fault)
                    .log("a session could not be given up cleanly");
        } finally {
            onEnd.run();
        }
    }

    private void write(Session awake) {
        writer.set(Thread.currentThread());
        try {
            boolean more = true;
            while (more) {
                writePong();
                more = write(awake.take(engine.config().limits().batchFrames(), WRITE_BYTES));
            }
            if (pong.get() != null) {
                awake.nudge();
            }
        } catch (UncheckedIOException gone) {
            LOG.atDebug().addKeyValue("session", awake.id()).log("write failed");
            abort();
        } catch (RuntimeException fault) {
            LOG.atError()
                    .addKeyValue("code", "frames_not_written")
                    .addKeyValue("session", awake.id())
                    .setCause(fault)
                    .log("frames could not be written; the connection is cut");
            abort();
        } finally {
            writer.compareAndSet(Thread.currentThread(), null);
        }
    }

    /// @return whether to go on
    private boolean write(Batch batch) {
        return switch (batch) {
            case Batch.Frames(List<ServerFrame> frames) -> {
                engine.meters().add(SessionMeters.Count.FRAMES_OUT, frames.size());
                write(OutgoingFrames.text(frames));
                yield true;
            }
            case Batch.Nothing nothing -> false;
            case Batch.End(int code) -> {
                write(OutgoingFrames.close(code));
                closeSent = true;
                LockSupport.unpark(reader);
                yield false;
            }
        };
    }

    private void writePong() {
        byte[] payload = pong.getAndSet(null);
        if (payload != null) {
            write(OutgoingFrames.pong(payload));
        }
    }

    private void write(BufferData buffer) {
        engine.meters().add(SessionMeters.Count.WRITES, 1);
        engine.meters().add(SessionMeters.Count.BYTES_OUT, buffer.available());
        context.serverSocket().write(buffer);
    }

    private void cut() {
        Thread stuck = writer.get();
        if (context.isSecure() && stuck != null) {
            stuck.interrupt(); // a virtual thread that is interrupted in a socket write closes the socket
        }
        try {
            context.serverSocket().close();
        } catch (UncheckedIOException closed) {
            LOG.atTrace().setCause(closed).log("closing a connection that is gone");
        }
        LockSupport.unpark(reader);
    }

    private Session current() {
        Session current = session;
        if (current == null) {
            throw new IllegalStateException("nothing is read before the session is open");
        }
        return current;
    }
}
