package parley.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The Maven modules of the project, as its root pom lists them, and what was compiled of them.
final class Modules {
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Path OWN_TESTS = ownTests();
    private static final Path OWN_MODULE = moduleOf(OWN_TESTS);
    private static final Path PROJECT = OWN_MODULE.getParent();

    /// `target/test-classes`, or another directory when a profile puts it elsewhere.
    private static final Path OUTPUT = OWN_MODULE.relativize(OWN_TESTS);

    private Modules() {}

    /// The directory that everything is in.
    static Path project() {
        return PROJECT;
    }

    /// Whether the profile `fast` put the classes elsewhere.
    static boolean isFastBuild() {
        return OUTPUT.getNameCount() > 2;
    }

    /// Directories of all modules but this one and those without a parent, which gather what others made.
    static List<Path> directories() {
        Matcher matcher = MODULE.matcher(read(PROJECT.resolve("pom.xml")));
        return matcher.results()
                .map(result -> PROJECT.resolve(result.group(1)))
                .filter(directory -> !directory.equals(OWN_MODULE))
                .filter(directory -> read(directory.resolve("pom.xml")).contains("<parent>"))
                .toList();
    }

    /// Where the Java sources of all modules are.
    static List<Path> mainSources() {
        return directories().stream()
                .map(directory -> directory.resolve("src/main/java"))
                .toList();
    }

    /// Where the Java sources of the tests of all modules are, of this one, too.
    static List<Path> testSources() {
        return Stream.concat(directories().stream(), Stream.of(OWN_MODULE))
                .map(directory -> directory.resolve("src/test/java"))
                .toList();
    }

    /// Where the compiled classes of all modules are.
    static List<Path> mainOutputs() {
        return directories().stream()
                .map(directory -> directory.resolve(OUTPUT).resolveSibling("classes"))
                .toList();
    }

    /// Every delivered class.
    static JavaClasses main() {
        for (Path output : mainOutputs()) {
            if (!Files.isDirectory(output)) {
                throw new IllegalStateException(
                        output + ": absent (expected: a module, compiled before this one; does the app depend on it?)");
            }
        }
        return new ClassFileImporter().importPaths(mainOutputs());
    }

    /// Every test class of every module but this one.
    static JavaClasses tests() {
        return new ClassFileImporter()
                .importPaths(directories().stream()
                        .map(directory -> directory.resolve(OUTPUT))
                        .filter(Files::isDirectory)
                        .toList());
    }

    /// The classes of this module below a package.
    static JavaClasses own(String root) {
        return new ClassFileImporter().importPath(OWN_TESTS.resolve(root.replace('.', '/')));
    }

    /// The sources of this module below a package.
    static Path ownSources(String root) {
        return OWN_MODULE.resolve("src/test/java").resolve(root.replace('.', '/'));
    }

    /// All Java sources below a directory.
    static List<Path> sources(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }

    private static Path ownTests() {
        try {
            URI location = Modules.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            return Path.of(location);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Path moduleOf(Path output) {
        Path directory = output;
        while (!Files.exists(directory.resolve("pom.xml"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
