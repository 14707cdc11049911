package parley.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import parley.bench.relay.Relay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The reference relay itself, until the process is stopped.
@Command(name = "relay-server", description = "Run the reference relay.", hidden = true)
final class RelayServerCommand implements Callable<Integer> {

    @Option(names = "--port", required = true, paramLabel = "PORT", description = "Port on the loopback address.")
    private int port;

    @Override
    public Integer call() throws IOException {
        try (Relay relay = Relay.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            relay.run();
        }
        return 0;
    }
}
