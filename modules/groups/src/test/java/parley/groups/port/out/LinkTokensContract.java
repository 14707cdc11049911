package parley.groups.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every [LinkTokens] does.
public interface LinkTokensContract {
    LinkTokens tokens();

    @Test
    default void nextShouldNotRepeat() {
        LinkTokens tokens = tokens();

        assertEquals(
                1_000, Stream.generate(tokens::next).limit(1_000).distinct().count());
    }
}
