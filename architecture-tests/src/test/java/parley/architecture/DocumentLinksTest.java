package parley.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Documents that name classes and tests which are gone do not pass.
class DocumentLinksTest {
    @Test
    void linksOfDocumentsShouldLeadSomewhere() {
        List<Path> documents = DocumentLinks.documents(Modules.project());

        assertTrue(documents.contains(Modules.project().resolve("README.md")));
        assertEquals(List.of(), DocumentLinks.broken(Modules.project(), documents));
    }

    @Test
    void architectureShouldListEveryRule() {
        String text = Modules.read(Modules.project().resolve("docs/architecture.md"));
        List<String> listed = text.substring(text.indexOf("\n## Rules\n"))
                .lines()
                .filter(line -> line.matches("\\| `[a-z]+` \\|.*"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .sorted()
                .toList();

        assertEquals(ArchitectureTest.rules().map(Rule::id).sorted().toList(), listed);
    }

    @Test
    void brokenLinksShouldBeReported(@TempDir Path project) throws IOException {
        Files.createDirectories(project.resolve("docs"));
        Files.writeString(project.resolve("docs/other.md"), "# A heading, with `code`\n");
        Files.writeString(project.resolve("README.md"), """
                [file](docs/other.md) [`code`](docs/other.md#a-heading-with-code) [web](https://example.org)
                `[code](is no link)` [self](#top) [gone](docs/gone.md) [no anchor](docs/other.md#gone) [odd](ftp:x)
                # Top
                """);

        assertEquals(
                List.of("README.md: docs/gone.md", "README.md: docs/other.md#gone", "README.md: ftp:x"),
                DocumentLinks.broken(project, DocumentLinks.documents(project)));
    }
}
