package parley.client.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollAnswerTest {
    @Test
    void framesShouldStayAsTheyWereWritten() {
        assertEquals(
                new PollAnswer(7, "[{\"t\" : \"synced\"},{\"a\":[1.50,\"\\u00e9]\"]}]", 0),
                PollAnswer.parse("{\"n\":7, \"frames\": [{\"t\" : \"synced\"},{\"a\":[1.50,\"\\u00e9]\"]}] }"));
    }

    @Test
    void lastBatchShouldSayHowTheSessionEnded() {
        assertEquals(
                new PollAnswer(2, "[]", 4409),
                PollAnswer.parse("{\"close\":4409,\"more\":{\"n\":9},\"frames\":[],\"n\":2}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "<html>",
                "{\"n\":1}",
                "{\"frames\":[]}",
                "{\"n\":0,\"frames\":[]}",
                "{\"n\":\"1\",\"frames\":[]}",
                "{\"n\":1,\"frames\":{}}",
                "{\"n\":1,\"frames\":[",
                "{\"n\":99999999999999999999,\"frames\":[]}"
            })
    void whatIsNoBatchShouldBeRefused(String text) {
        assertThrows(MalformedFrameException.class, () -> PollAnswer.parse(text));
    }
}
