package parley.app.warning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever the server logs at level WARN or ERROR has a code of its own, and the manual explains it.
class FaultCodesTest {
    private static final Path MANUAL = Path.of("../docs/operations.md");
    private static final List<Path> PARTS = List.of(Path.of("../modules"), Path.of("../adapters"), Path.of("src/main"));
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[a-z_]+`(?:, `[a-z_]+`)*) \\|");
    private static final Pattern ENTRY = Pattern.compile(
            "\\.(?:at(?:Warn|Error)\\(\\)|(?:warn|error)\\(\"|atLevel\\()(?:\\s*\\.addKeyValue\\(\"code\", ([^)]*)\\))?");
    private static final Pattern CODE = Pattern.compile("\"([a-z_]+)\"");

    @Test
    void manualShouldExplainEveryCode() throws IOException {
        String manual = Files.readString(MANUAL);
        Set<String> explained = ROW.matcher(manual.substring(manual.indexOf("## Faults")))
                .results()
                .flatMap(row -> Stream.of(row.group(1).replace("`", "").split(", ", -1)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(new TreeSet<>(codes()), explained);
    }

    @Test
    void codesShouldStandForOnePlaceEach() throws IOException {
        List<String> codes = codes();

        assertEquals(new TreeSet<>(codes).size(), codes.size(), codes::toString);
    }

    private static List<String> codes() throws IOException {
        List<String> codes = new ArrayList<>();
        for (Path source : sources()) {
            Matcher entry = ENTRY.matcher(Files.readString(source));
            while (entry.find()) {
                Matcher code = CODE.matcher(String.valueOf(entry.group(1)));
                assertTrue(code.matches(), () -> source + ": \"" + entry.group() + "\" (expected: a code first)");
                codes.add(code.group(1));
            }
        }
        assertFalse(codes.isEmpty());
        return codes;
    }

    /// But for the warnings, which have a table of their own.
    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path part : PARTS) {
            try (Stream<Path> files = Files.walk(part)) {
                files.filter(file -> file.toString().contains("src/main/java"))
                        .filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.endsWith("OperatorWarning.java"))
                        .forEach(sources::add);
            }
        }
        return sources;
    }
}
