package parley.client.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {
    @Test
    void textShouldComeBack() {
        Content content = Content.text("say \"hi\"\n😀");
        assertEquals(Optional.of("text"), content.kind());
        assertEquals(Optional.of("say \"hi\"\n😀"), content.asText());
        assertTrue(content.asSealed().isEmpty());
    }

    @Test
    void sealedBytesShouldComeBack() {
        byte[] bytes = {0, 1, -1};
        Content content = Content.sealed(bytes);
        assertEquals(Optional.of("sealed"), content.kind());
        assertArrayEquals(bytes, content.asSealed().orElseThrow());
        assertTrue(content.asText().isEmpty());
    }

    @Test
    void otherKindsShouldBeKeptAsTheyAre() {
        String json = "{\"location\":{\"lat\":1.0},\"replyTo\":4}";
        assertEquals(json, Content.of(json).json());
        assertEquals(Optional.of("location"), Content.of(json).kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "7", "[]", "{}", "{\"text\":\"x\"", "{\"other\":1}", "{\"text\":\"x\",\"sealed\":\"AA==\"}"})
    void whatIsNoContentShouldBeRefused(String json) {
        assertThrows(IllegalArgumentException.class, () -> Content.of(json));
    }

    @Test
    void kindOfALaterVersionShouldBeUnknown() {
        assertTrue(new Content("{\"hologram\":{}}").kind().isEmpty());
    }

    @Test
    void sealedThatIsNotBase64ShouldBeNothing() {
        assertTrue(new Content("{\"sealed\":\"*\"}").asSealed().isEmpty());
    }

    @Test
    void contentShouldStayOutOfLogs() {
        assertFalse(Content.text("secret").toString().contains("secret"));
    }
}
