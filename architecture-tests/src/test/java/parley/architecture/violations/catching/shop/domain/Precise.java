package parley.architecture.violations.catching.shop.domain;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;

final class Precise {
    private Precise() {}

    static int parse(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException malformed) {
            return 0;
        }
    }

    static String read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return "a compiler-made handler for everything is none of ours: " + reader.read();
        }
    }
}
