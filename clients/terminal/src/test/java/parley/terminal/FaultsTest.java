package parley.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import parley.client.model.ErrorCode;
import parley.client.model.RefusedException;
import parley.client.model.UnreachableException;

class FaultsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BAD_FRAME | name: wrong form (expected: 1 to 100 characters)"
                        + " | the server does not take that: wrong form: 1 to 100 characters",
                "CONFLICT | the owner cannot leave (expected: hand the group over first)"
                        + " | the owner cannot leave: hand the group over first",
                "FORBIDDEN | the role in this group does not suffice"
                        + " | you may not do that: the role in this group does not suffice",
                "NOT_FOUND | token: not good for any group | not good for any group",
                "NOT_MEMBER | not a member | you are not in this group any more",
                "BLOCKED | blocked | one of you blocks the other"
            })
    void refusalShouldBeSaidInWords(ErrorCode code, String detail, String text) {
        assertEquals(text, Faults.text(new RefusedException(code, detail)));
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void noCodeShouldBeShown(ErrorCode code) {
        String text = Faults.text(new RefusedException(code, "field: something (expected: else)"));
        assertFalse(text.contains(code.word() + ":"), text);
        assertFalse(text.contains("field"), text);
    }

    @Test
    void waitShouldBeNamed() {
        assertEquals(
                "too much at once; try again a little later (in 1 second)",
                Faults.text(new RefusedException(ErrorCode.RATE_LIMITED, "x", Duration.ofMillis(300))));
        assertEquals("no answer", Faults.text(new UnreachableException("no answer")));
    }
}
