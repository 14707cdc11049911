package parley.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The formatter breaks comments that are too long, and nothing else would tell.
class TornCommentsTest {
    @Test
    void commentsShouldNotBeTorn() {
        Path planted = Modules.ownSources("parley.architecture.violations");
        List<Path> sources = Stream.of(Modules.mainSources(), Modules.testSources())
                .flatMap(List::stream)
                .filter(Files::isDirectory)
                .flatMap(directory -> Modules.sources(directory).stream())
                .filter(source -> !source.startsWith(planted))
                .toList();
        assertTrue(sources.contains(Modules.ownSources("parley.architecture").resolve("TornCommentsTest.java")));

        assertEquals(List.of(), TornComments.in(Modules.project(), sources));
    }

    @Test
    void tornCommentsShouldBeReported() {
        Path planted = Modules.ownSources("parley.architecture.violations.torn");

        assertEquals(
                List.of(
                        "shop/domain/Torn.java:4: for a",
                        "shop/domain/Torn.java:14: would",
                        "shop/domain/Torn.java:20: three words too"),
                TornComments.in(planted, Modules.sources(planted)));
    }
}
