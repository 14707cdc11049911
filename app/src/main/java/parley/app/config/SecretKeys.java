package parley.app.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A secret, given as text or, better, as the file that holds it: two keys of which at most one may be set. Files are
/// how secrets are mounted into containers; a text is best set in the environment.
///
/// @param text the secret itself
/// @param file a file with nothing but the secret
record SecretKeys(Key<String> text, Key<List<Path>> file) {
    /// @param name of the key with the text; the other one ends in `-file`
    SecretKeys(String name, String meaning) {
        this(
                new Key<>(name, "", Form.TEXT, meaning),
                new Key<>(
                        name + "-file",
                        "",
                        Form.OPTIONAL_PATH,
                        "A file with it instead; the end of its last line does not count."));
    }

    /// The secret; empty if neither is set.
    ///
    /// @throws IllegalArgumentException if both are set or the file cannot be read; never with the secret
    String read(Values values) {
        String given = values.get(text);
        List<Path> files = values.get(file);
        if (files.isEmpty()) {
            return given;
        }
        if (!given.isEmpty()) {
            throw new IllegalArgumentException(
                    component() + ": both " + text.name() + " and " + file.name() + " are set (expected: one of them)");
        }
        try {
            return Files.readString(files.getFirst(), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    component() + "File: " + files.getFirst() + " cannot be read (" + unreadable.getMessage() + ")",
                    unreadable);
        }
    }

    private String component() {
        return text.name().substring(text.name().lastIndexOf('.') + 1);
    }
}
