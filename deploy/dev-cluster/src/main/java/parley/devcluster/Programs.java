package parley.devcluster;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Programs of the machine.
final class Programs {
    private Programs() {}

    /// Where a program is.
    ///
    /// @param remedy what to do if it is nowhere
    /// @throws ServerStartException if it is nowhere
    static String onPath(String name, String remedy) {
        return find(name)
                .map(Path::toString)
                .orElseThrow(() -> new ServerStartException(name + ": not on the PATH (" + remedy + ")"));
    }

    static Optional<Path> find(String name) {
        Stream<String> directories = Stream.concat(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)),
                List.of("/usr/sbin", "/usr/local/bin", "/usr/local/sbin").stream());
        return directories
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
