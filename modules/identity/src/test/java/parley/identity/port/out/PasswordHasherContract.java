package parley.identity.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import parley.identity.domain.Credential;
import parley.identity.domain.Password;
import parley.identity.port.out.PasswordHasher.Hashing;
import parley.identity.port.out.PasswordHasher.Verification;

/// What every [PasswordHasher] does while it is not busy.
public interface PasswordHasherContract {
    Password PASSWORD = new Password("correct horse battery staple");

    PasswordHasher hasher();

    @Test
    default void onlyTheHashedPasswordShouldMatch() {
        PasswordHasher hasher = hasher();
        Credential credential = hashed(hasher, PASSWORD);

        assertEquals(new Verification.Match(), hasher.verify(PASSWORD, credential));
        assertEquals(
                new Verification.Mismatch(), hasher.verify(new Password("correct horse battery stapler"), credential));
        assertEquals(new Verification.Mismatch(), hasher.verify(new Password(""), credential));
    }

    @Test
    default void longPasswordsShouldCountToTheirEnd() {
        PasswordHasher hasher = hasher();
        String start = "p".repeat(255);

        Credential credential = hashed(hasher, new Password(start + "1"));

        assertEquals(new Verification.Match(), hasher.verify(new Password(start + "1"), credential));
        assertEquals(new Verification.Mismatch(), hasher.verify(new Password(start + "2"), credential));
    }

    @Test
    default void nothingShouldMatchAnAccountWithoutPassword() {
        PasswordHasher hasher = hasher();

        assertEquals(new Verification.Mismatch(), hasher.verify(PASSWORD, new Credential.None()));
        assertEquals(new Verification.Mismatch(), hasher.verify(new Password(""), new Credential.None()));
    }

    @Test
    default void hashesOfOnePasswordShouldDifferAndHideIt() {
        PasswordHasher hasher = hasher();
        Credential.Hashed first = hashed(hasher, PASSWORD);

        assertNotEquals(first, hashed(hasher, PASSWORD));
        assertFalse(first.encoded().contains(PASSWORD.value()));
    }

    private static Credential.Hashed hashed(PasswordHasher hasher, Password password) {
        return assertInstanceOf(Hashing.Hashed.class, hasher.hash(password)).credential();
    }
}
