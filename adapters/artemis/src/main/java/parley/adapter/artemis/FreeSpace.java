package parley.adapter.artemis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Asks how much the disk of a directory has left; replaceable so that tests can fill it.
@FunctionalInterface
interface FreeSpace {
    FreeSpace OF_DISK = directory -> Files.getFileStore(directory).getUsableSpace();

    /// @throws IOException if that cannot be found out
    long bytes(Path directory) throws IOException;
}
