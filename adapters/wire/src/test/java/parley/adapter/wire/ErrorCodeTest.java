package parley.adapter.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {
    @ParameterizedTest
    @CsvSource({
        "bad_frame, 400, false",
        "unknown_type, 400, false",
        "unauthenticated, 401, false",
        "forbidden, 403, false",
        "blocked, 403, false",
        "not_member, 403, false",
        "not_found, 404, false",
        "conflict, 409, false",
        "stale_devices, 409, false",
        "too_large, 413, false",
        "rate_limited, 429, false",
        "internal, 500, true",
        "unavailable, 503, true"
    })
    void everyCodeShouldHaveItsStatusAndMeaning(String word, int status, boolean outcomeUnknown) {
        ErrorCode code = ErrorCode.valueOf(word.toUpperCase(Locale.ROOT));
        assertEquals(word, code.word());
        assertEquals(status, code.httpStatus());
        assertEquals(outcomeUnknown, code.outcomeUnknown());
    }

    @ParameterizedTest
    @EnumSource
    void wordShouldBeTheLowerCaseName(ErrorCode code) {
        assertEquals(code.name().toLowerCase(Locale.ROOT), code.word());
    }

    @Test
    void closeCodesShouldBeThoseOfTheProtocol() {
        assertEquals(
                "1002 1007 1009 1012 4400 4401 4408 4409 4413",
                Arrays.stream(CloseCode.values())
                        .map(close -> String.valueOf(close.code()))
                        .collect(Collectors.joining(" ")));
    }
}
