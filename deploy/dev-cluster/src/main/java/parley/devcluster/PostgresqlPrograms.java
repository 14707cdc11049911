package parley.devcluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// The programs of PostgreSQL: what the build has gathered, or else, on other machines than it did so for, those of
/// the machine.
///
/// @param directory where they are
/// @param asRoot whether this runs as root
record PostgresqlPrograms(Path directory, boolean asRoot) {
    private static final String UNPACKED = "unpacked";

    /// Finds them, unpacking what was gathered for the first one who needs it.
    static PostgresqlPrograms find(Progress progress) {
        boolean asRoot = "root".equals(System.getProperty("user.name"));
        if (isGathered()) {
            return new PostgresqlPrograms(unpacked(ServerParts.find(), progress).resolve("bin"), asRoot);
        }
        Path program = Programs.find("postgres")
                .orElseThrow(() -> new ServerStartException(
                        "postgres: not on the PATH, and none is gathered for this kind of machine"));
        try {
            return new PostgresqlPrograms(program.toRealPath().resolveSibling(""), asRoot);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isGathered() {
        String machine = System.getProperty("os.arch");
        return "Linux".equals(System.getProperty("os.name")) && ("amd64".equals(machine) || "x86_64".equals(machine));
    }

    /// The start of a command that runs one of them.
    List<String> command(String program) {
        String path = directory.resolve(program).toString();
        if (!asRoot) {
            return List.of(path);
        }
        return List.of(
                Programs.onPath(
                        "unshare", "PostgreSQL refuses to run as root: install util-linux, or be" + " somebody else"),
                "--user",
                path);
    }

    private static Path unpacked(ServerParts parts, Progress progress) {
        Path archive = parts.postgresqlArchive();
        Path target = archive.resolveSibling(UNPACKED);
        Path lock = archive.resolveSibling("lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assert held.isValid();
            if (!Files.isDirectory(target)) {
                progress.report("postgresql: unpacking its programs, once");
                unpack(parts, archive, target);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(ServerParts parts, Path archive, Path target) throws IOException {
        Path draft = Directories.make(archive.resolveSibling(UNPACKED + ".draft"));
        Path tar = archive.resolveSibling("postgres.tar");
        Commands.pipe(
                "unpacking PostgreSQL",
                List.of(
                        ChildJvm.java(),
                        "-cp",
                        parts.unpackerClassPath(),
                        "parley.serverparts.Unpack",
                        archive.toString()),
                tar);
        Commands.run(
                "unpacking PostgreSQL",
                List.of("tar", "-x", "-f", tar.toString(), "-C", draft.toString()),
                archive.resolveSibling("unpack.log"));
        Files.delete(tar);
        Files.move(draft, target);
    }
}
