package parley.proof.site;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.proof.injury.FlakyNetwork;
import parley.proof.injury.Injuries;
import parley.proof.injury.ServerInjuries;
import parley.proof.server.Server;

/// One server, and one way to it.
public final class ServerSite implements Site {
    private static final Duration REST = Duration.ofMillis(20);

    private final Server server;
    private @Nullable FlakyNetwork network;

    /// @param server not started yet; whoever made it closes it
    public ServerSite(Server server) {
        this.server = server;
    }

    @Override
    public void start() {
        server.start();
        network = FlakyNetwork.before(server.uri().getPort());
    }

    @Override
    public List<URI> doors() {
        return List.of(started().uri());
    }

    @Override
    public Injuries injuries() {
        return new ServerInjuries(server, started());
    }

    @Override
    public Duration rest() {
        return REST;
    }

    private FlakyNetwork started() {
        if (network == null) {
            throw new IllegalStateException("not started");
        }
        return network;
    }

    @Override
    public void close() {
        if (network != null) {
            network.close();
        }
    }
}
