package parley.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {
    @ParameterizedTest
    @CsvSource({
        "100us,PT0.0001S",
        "500ms,PT0.5S",
        "30s,PT30S",
        "15m,PT15M",
        "12 h,PT12H",
        "60d,PT1440H",
        "PT1M,PT1M",
        "0s,PT0S"
    })
    void durationShouldBeReadWithItsUnit(String text, Duration expected) {
        assertEquals(expected, Form.DURATION_OF.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "s", "-1s", "1 day", "1.5s", "10000000000s"})
    void durationOfOtherFormShouldBeRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Form.DURATION_OF.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "4096,4096", "12B,12", "64KiB,65536", "1 MiB,1048576", "2GiB,2147483648"})
    void sizeShouldBeReadWithItsUnit(String text, long expected) {
        assertEquals(expected, Form.SIZE_OF.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1kb", "1KB", "1.5MiB", "KiB"})
    void sizeOfOtherFormShouldBeRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Form.SIZE_OF.parse(text));
    }

    @Test
    void smallSizeShouldBeRefusedWhenTooLarge() {
        assertThrows(IllegalArgumentException.class, () -> Form.SMALL_SIZE.parse("2GiB"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "11", "1.0", "one"})
    void numberShouldBeRefusedOutsideItsBounds(String text) {
        assertThrows(IllegalArgumentException.class, () -> Form.number(1, 10).parse(text));
    }

    @Test
    void listShouldBeSplitAtCommas() {
        assertEquals(List.of("a", "b"), Form.LIST.parse("a, b,"));
        assertEquals(List.of(), Form.LIST.parse(""));
    }
}
