package parley.serverparts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tukaani.xz.XZInputStream;

/**
 * Writes the uncompressed content of the xz file that its argument names to standard output. Not every machine can
 * do that by itself.
 */
public final class Unpack {
    private Unpack() {}

    /** Writes the content of the file args[0]. */
    public static void main(String[] args) throws IOException {
        try (XZInputStream content = new XZInputStream(Files.newInputStream(Path.of(args[0])))) {
            content.transferTo(System.out);
        }
        System.out.flush();
    }
}
