package parley.identity.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every [SecretSource] does.
public interface SecretSourceContract {
    SecretSource secrets();

    @Test
    default void nextShouldNotRepeat() {
        SecretSource secrets = secrets();

        assertEquals(
                1_000, Stream.generate(secrets::next).limit(1_000).distinct().count());
    }
}
