package parley.app.warning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OperatorWarningTest {
    private static final Path MANUAL = Path.of("../docs/operations.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");

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
