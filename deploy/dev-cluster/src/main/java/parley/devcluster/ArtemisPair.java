package parley.devcluster;

import java.nio.file.Path;
import java.util.List;

/// Two Artemis brokers with one journal, of which the second takes over with everything stored when the first is lost.
public final class ArtemisPair implements AutoCloseable {
    private final ArtemisBroker first;
    private final ArtemisBroker second;

    private ArtemisPair(ArtemisBroker first, ArtemisBroker second) {
        this.first = first;
        this.second = second;
    }

    /// Starts both on free ports.
    ///
    /// @param directory for journal and logs; made if absent
    /// @throws ServerStartException if they are not ready in time
    public static ArtemisPair start(Path directory, Progress progress) {
        Path store = Directories.make(directory.resolve("store"));
        List<Integer> ports = Loopback.freePorts(1, 2);
        ArtemisBroker first = prepare(directory, store, "primary", ports.get(0), ports.get(1), progress);
        ArtemisBroker second = prepare(directory, store, "backup", ports.get(1), ports.get(0), progress);
        ArtemisPair pair = new ArtemisPair(first, second);
        try {
            first.process().start();
            second.process().start();
            return pair;
        } catch (ServerStartException e) {
            pair.close();
            throw e;
        }
    }

    private static ArtemisBroker prepare(
            Path directory, Path store, String role, int port, int other, Progress progress) {
        Path home = Directories.make(directory.resolve(role));
        List<String> arguments = List.of(role, Integer.toString(other));
        return ArtemisBroker.prepare(home, store, port, arguments, "parley broker started", progress);
    }

    /// The broker that is in charge at first.
    public ArtemisBroker first() {
        return first;
    }

    /// The broker that waits.
    public ArtemisBroker second() {
        return second;
    }

    /// As clients write where they are.
    public String url() {
        return "(" + first.url() + "," + second.url() + ")?ha=true&reconnectAttempts=-1";
    }

    /// Ends both.
    @Override
    public void close() {
        second.close();
        first.close();
    }
}
