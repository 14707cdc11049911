package parley.app.check;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import parley.app.warning.OperatorWarning;

/// Room for more messages.
final class DiskSpace {
    private static final long MIB = 1024L * 1024;
    private static final long LITTLE = 1024 * MIB;
    private static final long NONE = 64 * MIB;

    private DiskSpace() {}

    static Finding check(Path directory) {
        try {
            FileStore store = Files.getFileStore(existing(directory.toAbsolutePath()));
            long usable = store.getUsableSpace();
            String text = "disk of " + directory + ": " + usable / MIB + " MiB free";
            if (usable < NONE) {
                return new Finding.Bad(text + " (expected: at least " + NONE / MIB + " MiB)");
            }
            return usable < LITTLE
                    ? new Finding.Noteworthy(OperatorWarning.LITTLE_DISK_SPACE, text)
                    : new Finding.Good(text);
        } catch (IOException e) {
            return new Finding.Bad("disk of " + directory + ": cannot be looked at (" + e + ")");
        }
    }

    /// The directory, or what of its path exists already.
    private static Path existing(Path directory) {
        Path path = directory;
        while (!Files.exists(path) && path.getParent() != null) {
            path = path.getParent();
        }
        return path;
    }
}
