package parley.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which packages are spread over several modules.
final class SplitPackages {
    private SplitPackages() {}

    /// The names of the packages with classes in more than one of the directories.
    static Set<String> among(List<Path> outputs) {
        Map<String, Set<Path>> homes = new TreeMap<>();
        for (Path output : outputs) {
            for (JavaClass type : new ClassFileImporter().importPath(output)) {
                homes.computeIfAbsent(type.getPackageName(), absent -> new TreeSet<>())
                        .add(output);
            }
        }
        homes.values().removeIf(directories -> directories.size() == 1);
        return homes.keySet();
    }
}
