package parley.app.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import parley.adapter.artemis.ArtemisConfig;

/// Whether the files of the durable queues can be read. What they hold only the broker can tell.
final class QueueFiles {
    private static final long KIB = 1024;

    private QueueFiles() {}

    static Finding check(ArtemisConfig config) {
        Path directory = config.directory();
        if (!Files.exists(directory)) {
            return new Finding.Good("queues: none yet");
        }
        try (Stream<Path> found = Files.walk(directory)) {
            List<Path> files = found.filter(path -> !Files.isDirectory(path)).toList();
            long bytes = 0;
            for (Path file : files) {
                bytes += readable(file);
            }
            return files.isEmpty()
                    ? new Finding.Bad("queues: " + directory + " is empty (expected: the broker's journal)")
                    : new Finding.Good("queues: %d files, %d KiB, can be read".formatted(files.size(), bytes / KIB));
        } catch (UncheckedIOException | IOException unreadable) {
            return new Finding.Bad("queues: cannot be read (" + unreadable.getMessage() + ")");
        }
    }

    /// Reads where the file begins and ends; returns its size.
    private static long readable(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long size = channel.size();
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one);
            channel.position(Math.max(0, size - 1)).read(one.clear());
            return size;
        }
    }
}
