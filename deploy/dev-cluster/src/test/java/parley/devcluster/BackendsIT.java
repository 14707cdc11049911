package parley.devcluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendsIT {
    @TempDir
    Path directory;

    @Test
    void allShouldStartTogetherAndComeBackAtTheSamePlaces() {
        List<String> first = placesOfARun();

        assertEquals(4, first.size());
        assertEquals(first, placesOfARun());
    }

    private List<String> placesOfARun() {
        try (Backends backends = Backends.start(directory, 1, CassandraOptions.DEFAULT, Progress.NONE)) {
            assertTrue(backends.servers().stream().allMatch(Server::isAlive));
            return backends.servers().stream().map(Server::name).toList();
        }
    }
}
