package parley.proof.site;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import parley.proof.injury.Injuries;

/// What is proven, with the network between it and its clients.
public interface Site extends AutoCloseable {
    /// Starts everything and waits until it is ready.
    void start();

    /// Where clients connect, who are spread over them; known once it is started.
    List<URI> doors();

    /// What can be done to it; known once it is started.
    Injuries injuries();

    /// How long a client rests at most between two messages.
    Duration rest();

    @Override
    void close();
}
