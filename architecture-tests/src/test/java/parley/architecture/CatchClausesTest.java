package parley.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Nobody catches everything, edges excepted where whatever goes wrong must not end a thread that many depend on.
class CatchClausesTest {
    /// Sources that may, with how many clauses. An entry that is not needed any more fails the test too.
    private static final Map<String, Long> EDGES = Map.of();

    @Test
    void onlyEdgesShouldCatchEverything() {
        List<Path> sources = Modules.mainSources().stream()
                .filter(Files::isDirectory)
                .flatMap(directory -> Modules.sources(directory).stream())
                .toList();
        assertFalse(sources.isEmpty());

        List<String> found = CatchClauses.catchingEverything(Modules.project(), sources);

        assertEquals(
                new TreeMap<>(EDGES),
                found.stream()
                        .collect(Collectors.groupingBy(
                                clause -> clause.substring(0, clause.indexOf(':')),
                                TreeMap::new,
                                Collectors.counting())));
    }

    @Test
    void clausesThatCatchEverythingShouldBeReported() {
        Path planted = Modules.ownSources("parley.architecture.violations.catching");

        List<String> found = CatchClauses.catchingEverything(planted, Modules.sources(planted));

        assertEquals(
                List.of(
                        "shop/domain/Swallowing.java: catches Exception",
                        "shop/domain/Swallowing.java: catches Throwable",
                        "shop/domain/Swallowing.java: catches java.lang.Exception"),
                found.stream().sorted().toList());
    }
}
