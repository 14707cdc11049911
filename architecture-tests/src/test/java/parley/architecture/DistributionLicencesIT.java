package parley.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What we pass on, we may pass on, and say so. The profile `fast` makes no list of it.
class DistributionLicencesIT {
    @Test
    void librariesShouldBeAllowedAndNamedInTheNotice() {
        assumeFalse(Modules.isFastBuild());
        BillOfMaterials bill = BillOfMaterials.parse(Modules.read(file()));

        assertFalse(bill.libraries().isEmpty());
        assertEquals(List.of(), bill.objections(Modules.read(Modules.project().resolve("NOTICE"))));
    }

    @Test
    void otherLicencesAndMissingNoticesShouldBeReported() {
        BillOfMaterials planted = BillOfMaterials.parse("""
                {"components": [
                  {"group": "parley", "name": "parley-app", "version": "1"},
                  {"group": "a", "name": "good-core", "version": "1.2", "licenses": [{"license": {"id": "MIT"}}]},
                  {"group": "a", "name": "both", "version": "3", "licenses": [
                    {"license": {"name": "GPL"}}, {"license": {"id": "EPL-2.0"}}]},
                  {"group": "a", "name": "bad", "version": "4", "licenses": [{"license": {"id": "AGPL-3.0"}}]},
                  {"group": "a", "name": "bare", "version": "5"},
                  {"group": "a", "name": "newer", "version": "6.1", "licenses": [{"license": {"id": "MIT"}}]}]}
                """);

        assertEquals(
                List.of("bad is under [AGPL-3.0]", "bare is under []", "newer 6.1 is not in the notice"),
                planted.objections("Good 1.2 MIT\nBoth 3 EPL\nBad 4\nBare 5\nNewer 6.0\n"));
    }

    private static Path file() {
        try (Stream<Path> files = Files.list(Modules.project().resolve("app/target"))) {
            return files.filter(file -> file.getFileName().toString().matches("parley-.*-bom\\.json"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no bill of materials (expected: in app/target)"));
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }
}
