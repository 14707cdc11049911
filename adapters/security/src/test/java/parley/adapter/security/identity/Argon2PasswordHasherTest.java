package parley.adapter.security.identity;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.identity.Race;
import parley.identity.domain.Credential;
import parley.identity.domain.IdentityUnavailableException;
import parley.identity.domain.Password;
import parley.identity.port.out.PasswordHasher.Hashing;
import parley.identity.port.out.PasswordHasher.Verification;
import parley.identity.port.out.PasswordHasherContract;

final class Argon2PasswordHasherTest implements PasswordHasherContract {
    private final SecureRandom random = new SecureRandom();
    private final Argon2PasswordHasher hasher = hasher(8_192, 1, 8);

    @AfterEach
    void close() {
        hasher.close();
    }

    @Override
    public Argon2PasswordHasher hasher() {
        return hasher;
    }

    @Test
    void verifyShouldMatchPasswordsThatOnlyLookComposedDifferently() {
        assertEquals(
                new Verification.Match(),
                hasher.verify(
                        new Password("Gru\u0308\u00dfe aus Ko\u0308ln"),
                        hashed(new Password("Gr\u00fc\u00dfe aus K\u00f6ln"))));
    }

    @Test
    void hashShouldBeArgon2idWithTheConfiguredCostAndAFreshSalt() {
        Credential.Hashed first = hashed(PASSWORD);
        Credential.Hashed second = hashed(PASSWORD);

        assertTrue(first.encoded().startsWith("$argon2id$v=19$m=8192,t=1,p=1$"), first.encoded());
        assertNotEquals(first, second);
        assertFalse(first.toString().contains(first.encoded()));
    }

    @Test
    void verifyShouldStillMatchHashesOfAnotherCost() {
        Credential credential = hashed(PASSWORD);
        try (Argon2PasswordHasher costlier = hasher(16_384, 1, 8)) {
            assertEquals(new Verification.Match(), costlier.verify(PASSWORD, credential));
        }
    }

    @Test
    void hasherShouldBeBusyBeyondItsQueueAndLoseNobodyWithin() {
        try (Argon2PasswordHasher small = hasher(32_768, 2, 2)) {
            List<Hashing> results = Race.of(16, number -> small.hash(PASSWORD));

            long done =
                    results.stream().filter(Hashing.Hashed.class::isInstance).count();
            long busy = results.stream().filter(new Hashing.Busy(1_000)::equals).count();
            assertEquals(16, done + busy);
            assertTrue(done >= 3, "one runs and two wait, but only " + done + " were done");
            assertTrue(busy > 0, "all 16 were taken by a queue of 2");
        }
    }

    @Test
    void closeShouldEndThoseWhoWait() {
        Argon2PasswordHasher slow = hasher(32_768, 10, 8);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Hashing>> waiting = IntStream.range(0, 4)
                    .mapToObj(number -> threads.submit(() -> slow.hash(PASSWORD)))
                    .toList();
            await().until(() -> slow.waiting() == 3);

            slow.close();

            List<Throwable> failures = waiting.stream()
                    .map(Argon2PasswordHasherTest::failure)
                    .filter(IdentityUnavailableException.class::isInstance)
                    .toList();
            assertFalse(failures.isEmpty(), "all four were hashed before the hasher was closed");
            assertEquals(new Hashing.Busy(1_000), slow.hash(PASSWORD));
        }
    }

    @Test
    void verifyShouldFailOnAHashThatIsNone() {
        assertThrows(
                IdentityUnavailableException.class, () -> hasher.verify(PASSWORD, new Credential.Hashed("nonsense")));
    }

    private Credential.Hashed hashed(Password password) {
        return assertInstanceOf(Hashing.Hashed.class, hasher.hash(password)).credential();
    }

    private Argon2PasswordHasher hasher(int memoryKib, int iterations, int queue) {
        return new Argon2PasswordHasher(new Argon2Config(memoryKib, iterations, 1, queue, 1_000), random);
    }

    private static Throwable failure(Future<Hashing> future) {
        try {
            future.get();
            return new IllegalStateException("did not fail");
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
