package parley.devcluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The programs and libraries that the build has gathered of other people's servers.
///
/// They are in `deploy/server-parts/target` of a source tree after a build. The system property
/// `parley.server-parts` says where that is, which tests are run with, or else the environment variable
/// `PARLEY_SERVER_PARTS`, which the launcher sets.
public final class ServerParts {
    /// The system property with the directory.
    public static final String PROPERTY = "parley.server-parts";

    /// The environment variable with the directory.
    public static final String VARIABLE = "PARLEY_SERVER_PARTS";

    private final Path directory;

    private ServerParts(Path directory) {
        this.directory = directory;
    }

    /// Finds them.
    ///
    /// @throws ServerStartException if they are nowhere, saying what to do
    public static ServerParts find() {
        String value = System.getProperty(PROPERTY, System.getenv().getOrDefault(VARIABLE, ""));
        if (value.isEmpty()) {
            throw new ServerStartException("the servers to start are gathered by a build of the source tree: run"
                    + " this from there, or set " + VARIABLE + " to its deploy/server-parts/target");
        }
        Path directory = Path.of(value);
        if (!Files.isDirectory(directory)) {
            throw new ServerStartException(
                    directory + ": absent (expected: what a build of deploy/server-parts leaves)");
        }
        return new ServerParts(directory);
    }

    /// Cassandra's libraries as a class path, what shadows some of its classes first.
    String cassandraClassPath() {
        return classPath(Stream.concat(Stream.of(own()), libraries("cassandra").stream()));
    }

    /// The broker with our main class.
    String brokerClassPath() {
        Path broker = directory.resolve("broker");
        return classPath(
                Stream.concat(Stream.of(own(), broker.resolve("classes")), libraries("broker/artemis").stream()));
    }

    /// A class path of ours with what [ChildJvm] needs.
    String attaching(String classPath) {
        return own() + File.pathSeparator + classPath;
    }

    /// What unpacks xz files.
    String unpackerClassPath() {
        return classPath(Stream.of(own(), postgresqlArchive().resolveSibling("xz.jar")));
    }

    /// The agent with which Cassandra measures objects.
    Path cassandraAgent() {
        return libraries("cassandra").stream()
                .filter(library -> library.getFileName().toString().startsWith("jamm-"))
                .findFirst()
                .orElseThrow(() -> new ServerStartException(directory + ": no jamm-*.jar in cassandra/"));
    }

    private Path own() {
        return directory.resolve("classes");
    }

    /// The packed programs of PostgreSQL.
    Path postgresqlArchive() {
        return directory.resolve("postgresql").resolve("postgres-linux-x86_64.txz");
    }

    private List<Path> libraries(String name) {
        try (Stream<Path> files = Files.list(directory.resolve(name))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }

    private static String classPath(Stream<Path> entries) {
        return entries.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
