package parley.adapter.security;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The file that holds the signing keys, readable by its owner only. A line is `<id> <key in base64url>`; `#`
/// begins a comment.
///
/// The first key signs, all of them verify. To rotate, a new key is put in front, and the server is started
/// again; what was signed with an older key stays valid. The last of more than [#MAX_KEYS] keys is dropped.
/// Without the file everybody logged in needs to refresh, nothing else is lost.
public final class SigningKeyFile {
    /// How many keys verify at a time.
    public static final int MAX_KEYS = 3;

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final String HEADER =
            "# Signing keys of Parley. The first signs, all verify. Keep this file secret.\n";

    private final Path file;
    private final SecureRandom random;

    public SigningKeyFile(Path file, SecureRandom random) {
        this.file = file;
        this.random = random;
    }

    /// The keys, newest first; creates the file with one key if there is none.
    ///
    /// @throws SigningKeysException if the file cannot be read or written, others may read it, or it holds no
    /// valid keys
    public List<SigningKey> open() {
        try {
            if (!Files.exists(file)) {
                write(List.of(SigningKey.random(random)));
            }
            refuseIfOthersMayRead();
            return read();
        } catch (IOException e) {
            throw new SigningKeysException(file + ": cannot be read or created", e);
        }
    }

    /// Puts a new key in front; takes effect at the next [#open].
    ///
    /// @return the keys that the file now holds, newest first
    /// @throws SigningKeysException as [#open]
    public List<SigningKey> rotate() {
        List<SigningKey> keys = new ArrayList<>(open());
        keys.addFirst(SigningKey.random(random));
        List<SigningKey> kept = List.copyOf(keys.subList(0, Math.min(MAX_KEYS, keys.size())));
        try {
            write(kept);
        } catch (IOException e) {
            throw new SigningKeysException(file + ": cannot be written", e);
        }
        return kept;
    }

    private List<SigningKey> read() throws IOException {
        List<SigningKey> keys = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                keys.add(parse(line.strip()));
            }
        }
        if (keys.isEmpty() || keys.size() > MAX_KEYS) {
            throw new SigningKeysException(file + ": " + keys.size() + " keys (expected: 1 to " + MAX_KEYS + ")");
        }
        if (keys.stream().map(SigningKey::id).distinct().count() != keys.size()) {
            throw new SigningKeysException(file + ": two keys with the same id (expected: different ids)");
        }
        return List.copyOf(keys);
    }

    private SigningKey parse(String line) {
        int space = line.indexOf(' ');
        if (space < 0) {
            throw new SigningKeysException(file + ": a line without a space (expected: '<id> <key>')");
        }
        try {
            return new SigningKey(line.substring(0, space), line.substring(space + 1));
        } catch (IllegalArgumentException e) {
            throw new SigningKeysException(file + ": " + e.getMessage(), e);
        }
    }

    private void refuseIfOthersMayRead() throws IOException {
        if (!isPosix()) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(permissions)) {
            throw new SigningKeysException(file + ": permissions " + PosixFilePermissions.toString(permissions)
                    + " (expected: rw-------; run chmod 600)");
        }
    }

    /// Through a temporary file, so that a crash leaves the old file or the new one.
    private void write(List<SigningKey> keys) throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        keys.forEach(
                key -> text.append(key.id()).append(' ').append(key.base64url()).append('\n'));
        Path directory = file.toAbsolutePath().normalize().getParent();
        if (directory == null) {
            throw new SigningKeysException(file + ": is a directory (expected: a file)");
        }
        Files.createDirectories(directory);
        FileAttribute<?>[] attributes = isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        Path temporary = Files.createTempFile(directory, "signing-keys", ".new", attributes);
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private boolean isPosix() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
