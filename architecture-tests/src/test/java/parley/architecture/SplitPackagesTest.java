package parley.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every package belongs to one module.
class SplitPackagesTest {
    @Test
    void packagesShouldBelongToOneModule() {
        assertEquals(Set.of(), SplitPackages.among(Modules.mainOutputs()));
    }

    @Test
    void packageInTwoModulesShouldBeReported(@TempDir Path one, @TempDir Path other) throws IOException {
        copy(SplitPackages.class, one);
        copy(CatchClauses.class, other);
        copy(Test.class, other);

        assertEquals(Set.of("parley.architecture"), SplitPackages.among(List.of(one, other)));
    }

    private static void copy(Class<?> type, Path directory) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        Files.createDirectories(directory.resolve(file).getParent());
        try (var in = type.getClassLoader().getResourceAsStream(file)) {
            Files.copy(in, directory.resolve(file));
        }
    }
}
