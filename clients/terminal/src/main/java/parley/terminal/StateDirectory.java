package parley.terminal;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Where one device's files are: `<root>/<host>_<port>/<handle>/`, for its owner only. One program at a time.
final class StateDirectory implements AutoCloseable {
    private final Path directory;
    private final FileLock lock;

    private StateDirectory(Path directory, FileLock lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /// @throws TerminalException if another program uses it, or it cannot be written
    static StateDirectory open(Path root, URI url, String handle) {
        Path directory = serverDirectory(root, url).resolve(handle);
        try {
            createPrivate(directory);
            FileChannel channel = FileChannel.open(
                    directory.resolve("lock"),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    mode(directory, "rw-------"));
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw inUse(handle);
            }
            return new StateDirectory(directory, lock);
        } catch (OverlappingFileLockException ownProcess) {
            throw inUse(handle);
        } catch (IOException failed) {
            throw new TerminalException("cannot use " + directory + ": " + failed.getMessage(), failed);
        }
    }

    /// The handles that have logged in at a server from here.
    static List<String> handles(Path root, URI url) {
        Path server = serverDirectory(root, url);
        if (!Files.isDirectory(server)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(server)) {
            return children.filter(child -> Files.exists(child.resolve("session.json")))
                    .map(child -> String.valueOf(child.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new TerminalException("cannot read " + server + ": " + failed.getMessage(), failed);
        }
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    @Override
    public void close() {
        try {
            lock.acquiredBy().close();
        } catch (IOException failed) {
            throw new TerminalException("cannot release " + directory + ": " + failed.getMessage(), failed);
        }
    }

    private static Path serverDirectory(Path root, URI url) {
        int port = url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
        return root.resolve(url.getHost().replaceAll("[^A-Za-z0-9.-]", "-") + "_" + port);
    }

    private static void createPrivate(Path directory) throws IOException {
        Files.createDirectories(directory, mode(directory, "rwx------"));
    }

    private static FileAttribute<?>[] mode(Path path, String mode) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))};
    }

    private static TerminalException inUse(String handle) {
        return new TerminalException("another `parley chat` of " + handle
                + " uses this directory; give --state another one to be a second device");
    }
}
