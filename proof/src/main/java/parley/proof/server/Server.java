package parley.proof.server;

import java.net.URI;

/// A server that can be killed and started again on the same data and port.
public interface Server extends AutoCloseable {
    /// Starts it and waits until it is ready.
    void start();

    /// Ends it at once, as a power cut would end it (SIGKILL).
    void kill();

    URI uri();

    @Override
    void close();
}
