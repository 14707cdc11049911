package parley.devcluster;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;

/// The ports that servers of a directory were given, so that they have the same ones at the next start: some of them
/// store where their peers are.
final class PortBook {
    private final Path file;
    private final Properties ports = new Properties();

    private PortBook(Path file) {
        this.file = file;
    }

    /// Opens the book of a directory.
    static PortBook in(Path directory) {
        PortBook book = new PortBook(Directories.make(directory).resolve("ports.properties"));
        if (Files.exists(book.file)) {
            try (Reader reader = Files.newBufferedReader(book.file)) {
                book.ports.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return book;
    }

    /// The port with a name; free at 127.0.0.1 to 127.0.0.n when it was first asked for.
    ///
    /// @param addresses n
    int port(String name, int addresses) {
        String known = ports.getProperty(name);
        if (known != null) {
            return Integer.parseInt(known);
        }
        int port = unused(Loopback.freePorts(addresses, ports.size() + 1));
        ports.setProperty(name, Integer.toString(port));
        try (Writer writer = Files.newBufferedWriter(file)) {
            ports.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return port;
    }

    private int unused(List<Integer> free) {
        Iterator<Integer> candidates = free.iterator();
        while (candidates.hasNext()) {
            int port = candidates.next();
            if (!ports.containsValue(Integer.toString(port))) {
                return port;
            }
        }
        throw new ServerStartException("no free port");
    }
}
