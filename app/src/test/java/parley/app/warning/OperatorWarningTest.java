package parley.app.warning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OperatorWarningTest {
    private static final Path MANUAL = Path.of("../docs/operations.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");

    /// Codes that the log of any part may show, found in the sources: literal, or as the code of an exception.
    private static final Pattern LOGGED = Pattern.compile("addKeyValue\\(\\s*\"code\",\\s*\"([a-z_]+)\"");

    @Test
    void manualShouldExplainEveryFault() throws IOException {
        String manual = Files.readString(MANUAL);
        Set<String> explained = Pattern.compile("`([a-z_]+)`")
                .matcher(manual.substring(manual.indexOf("## Faults")))
                .results()
                .map(code -> code.group(1))
                .collect(Collectors.toSet());
        Set<String> unexplained = new TreeSet<>();
        for (String part : List.of("src/main", "../modules", "../adapters")) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.filter(OperatorWarningTest::isMain).toList()) {
                    LOGGED.matcher(Files.readString(file))
                            .results()
                            .map(code -> code.group(1))
                            .filter(code -> !explained.contains(code))
                            .forEach(unexplained::add);
                }
            }
        }

        assertEquals(Set.of(), unexplained);
    }

    private static boolean isMain(Path file) {
        return file.toString().endsWith(".java") && file.toString().contains("src/main/");
    }

    @Test
    void manualShouldExplainEveryCode() throws IOException {
        String manual = Files.readString(MANUAL);
        String warnings = manual.substring(manual.indexOf("## Warnings"), manual.indexOf("## Faults"));
        Set<String> explained =
                ROW.matcher(warnings).results().map(row -> row.group(1)).collect(Collectors.toCollection(TreeSet::new));
        Set<String> codes = Arrays.stream(OperatorWarning.values())
                .map(OperatorWarning::code)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(codes, explained);
    }
}
