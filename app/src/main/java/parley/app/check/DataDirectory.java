package parley.app.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// The directory that holds everything a server stores, locked while the server runs, so that no second one writes to
/// it.
public final class DataDirectory implements AutoCloseable {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final FileChannel lockFile;

    private DataDirectory(FileChannel lockFile) {
        this.lockFile = lockFile;
    }

    /// Whether a server could use it now; creates it when absent.
    public static Finding check(Path directory) {
        try {
            open(directory).close();
            return new Finding.Good("data directory " + directory + " is ours");
        } catch (StartupException refusal) {
            return new Finding.Bad(String.valueOf(refusal.getMessage()));
        }
    }

    /// Creates the directory when absent, for its owner only.
    public static void create(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                boolean posix =
                        directory.getFileSystem().supportedFileAttributeViews().contains("posix");
                Files.createDirectories(
                        directory, posix ? new FileAttribute<?>[] {OWNER_ONLY} : new FileAttribute<?>[0]);
            }
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    /// Creates the directory when absent and locks it.
    public static DataDirectory open(Path directory) {
        create(directory);
        try {
            FileChannel lockFile =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(lockFile)) {
                lockFile.close();
                throw new StartupException("data directory " + directory + ": another server is using it");
            }
            return new DataDirectory(lockFile);
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    private static StartupException unusable(Path directory, IOException e) {
        return new StartupException("data directory " + directory + ": cannot be used (" + e + ")");
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
