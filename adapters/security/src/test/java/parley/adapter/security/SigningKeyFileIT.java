package parley.adapter.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SigningKeyFileIT {
    @TempDir
    Path directory;

    private Path path;
    private SigningKeyFile file;

    @BeforeEach
    void setUp() {
        path = directory.resolve("keys").resolve("signing-keys");
        file = new SigningKeyFile(path, new SecureRandom());
    }

    @Test
    void openShouldCreateOneKeyThatOnlyTheOwnerReads() throws IOException {
        List<SigningKey> keys = file.open();

        assertEquals(1, keys.size());
        assertEquals(32, keys.getFirst().bytes().length);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        try (var files = Files.list(path.getParent())) {
            assertEquals(List.of(path), files.toList());
        }
    }

    @Test
    void openShouldReturnTheSameKeysAgain() {
        assertEquals(file.open(), file.open());
    }

    @Test
    void rotateShouldPutANewKeyInFrontAndKeepThree() throws IOException {
        SigningKey first = file.open().getFirst();

        SigningKey second = file.rotate().getFirst();
        assertEquals(List.of(second, first), file.open());
        SigningKey third = file.rotate().getFirst();
        SigningKey fourth = file.rotate().getFirst();

        assertEquals(List.of(fourth, third, second), file.open());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw-----w-", "rwx------"})
    void openShouldRefuseAFileThatOthersMayUse(String permissions) throws IOException {
        file.open();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));

        SigningKeysException refused = assertThrows(SigningKeysException.class, file::open);

        assertTrue(refused.getMessage().contains(permissions), refused.getMessage());
        assertTrue(refused.getMessage().contains("chmod 600"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only a comment\n",
                "onlyanid\n",
                "id tooshort\n",
                "id AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA extra\n",
                "same AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\nsame BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA\n"
            })
    void openShouldRefuseAFileWithoutValidKeys(String text) throws IOException {
        file.open();
        Files.writeString(path, text);

        SigningKeysException refused = assertThrows(SigningKeysException.class, file::open);

        assertTrue(refused.getMessage().contains(path.toString()), refused.getMessage());
        assertFalse(refused.getMessage().contains("AAAAAAAA"), refused.getMessage());
    }

    @Test
    void openShouldSayWhenTheFileCannotBeCreated() throws IOException {
        Files.writeString(directory.resolve("keys"), "in the way");

        assertThrows(SigningKeysException.class, file::open);
    }
}
