package parley.proof.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Everything that was observed in a run, in one order. Safe for concurrent use.
public final class History {
    private final List<Observation> observations = new ArrayList<>();

    public synchronized void add(Observation observation) {
        observations.add(observation);
    }

    public synchronized List<Observation> all() {
        return List.copyOf(observations);
    }

    /// The observations of one kind.
    public <T extends Observation> List<T> all(Class<T> kind) {
        return all().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public synchronized int size() {
        return observations.size();
    }

    /// Writes one line per observation.
    public void save(Path file) {
        try {
            Files.write(file, all().stream().map(Observation::toString).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
