package parley.devcluster;

import java.net.InetSocketAddress;

/// A real server in one or several processes of its own, on loopback.
///
/// It is running and ready when its factory returns it. It ends when it is closed or when this JVM exits; what it
/// has stored stays in its directory. Methods may be called by any thread, one at a time.
public interface Server extends Ending {
    /// What progress lines and errors call it: `cassandra 127.0.0.1:9042`.
    String name();

    /// Where clients reach it; the same after a restart.
    InetSocketAddress address();

    /// Whether its process runs, paused or not.
    boolean isAlive();

    /// Ends it at once, like the loss of its machine (SIGKILL); returns when it is gone. Nothing happens if it is not
    /// running.
    void kill();

    /// Stops it in the middle of whatever it does (SIGSTOP): its connections stay open and are not answered.
    void pause();

    /// Lets it go on after [#pause()] (SIGCONT).
    void resume();

    /// Ends it in order, as an operator would; it can be started again.
    void stop();

    /// Starts it on what it has stored, killing it before if it is running. Returns when it is ready again.
    ///
    /// @throws ServerStartException if it is not ready in time
    void restart();

    /// Ends it in order, for good.
    @Override
    void close();
}
