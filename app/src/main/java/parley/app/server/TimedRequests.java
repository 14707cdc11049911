package parley.app.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;

/// Cuts connections whose request does not come to an end.
///
/// The web server looks now and then for connections that have been idle since the begin of their last
/// request, but asks them to close only, which one that waits for the rest of a header or body never does.
///
/// @param http takes the connections; what they are upgraded to tells its own idle time
/// @param timeout the web server's idle time
record TimedRequests(ServerConnectionSelector http, Duration timeout) implements ServerConnectionSelector {
    @Override
    public int bytesToIdentifyConnection() {
        return http.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData begin) {
        return http.supports(begin);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        return new Timed(http.connection(context), timeout);
    }

    private record Timed(ServerConnection connection, Duration timeout)
            implements ServerConnection, InterruptableTask<Void> {
        @Override
        public void handle(Semaphore requests) throws InterruptedException {
            connection.handle(requests);
        }

        @Override
        public Duration idleTime() {
            return connection.idleTime();
        }

        /// Interrupting a virtual thread that reads from a socket, or writes to it, closes the socket.
        @Override
        public void close(boolean interrupt) {
            connection.close(interrupt || connection.idleTime().compareTo(timeout) > 0);
        }

        /// Asked when the server stops.
        @Override
        public boolean canInterrupt() {
            return connection instanceof InterruptableTask<?> task && task.canInterrupt();
        }
    }
}
