package parley.bench.backend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import parley.bench.server.ServerFaultException;

/// The commands of one Redis server without a password, as it counts them itself.
///
/// Source: `INFO commandstats`, asked on a connection of its own each time.
public final class RedisCommands implements Backend {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String PREFIX = "cmdstat_";

    private final InetSocketAddress address;

    public RedisCommands(InetSocketAddress address) {
        this.address = address;
    }

    @Override
    public Map<String, Long> counts() {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address.getHostString(), address.getPort()), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write("INFO commandstats\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return parse(answer.lines().toList());
        } catch (IOException absent) {
            throw new ServerFaultException("no Redis answers at " + address + ": " + absent.getMessage());
        }
    }

    static Map<String, Long> parse(Iterable<String> lines) {
        Map<String, Long> counts = new TreeMap<>();
        for (String line : lines) {
            if (line.startsWith("-")) {
                throw new ServerFaultException("Redis refuses to tell its counts: " + line);
            }
            int colon = line.indexOf(":calls=");
            if (line.startsWith(PREFIX) && colon > 0) {
                String calls = line.substring(colon + ":calls=".length()).split(",", 2)[0];
                counts.put("redis." + line.substring(PREFIX.length(), colon), Long.parseLong(calls));
            }
        }
        return counts;
    }

    @Override
    public void close() {
        // Connections are closed after each question.
    }
}
