package parley.adapter.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the parser's current token as exactly one type; nothing is coerced. All refusals are `bad_frame`.
public final class JsonValues {
    private JsonValues() {}

    /// A string of at most `maxCharacters` Unicode characters without lone surrogates.
    public static String string(JsonParser parser, String name, int maxCharacters) throws IOException {
        expect(parser, name, JsonToken.VALUE_STRING, "a string");
        return checkText(name, parser.getText(), maxCharacters);
    }

    /// Passes a text that has at most `maxCharacters` Unicode characters and no lone surrogates.
    public static String checkText(String name, String text, int maxCharacters) {
        int characters = text.codePointCount(0, text.length());
        if (characters > maxCharacters) {
            throw RefusedInputException.badFrame(
                    name + ": " + characters + " characters (expected: at most " + maxCharacters + ")");
        }
        if (loneSurrogate(text)) {
            throw RefusedInputException.badFrame(name + ": lone surrogate (expected: Unicode text)");
        }
        return text;
    }

    /// An integer from `min` to `max`, written without fraction and exponent.
    public static long integer(JsonParser parser, String name, long min, long max) throws IOException {
        expect(parser, name, JsonToken.VALUE_NUMBER_INT, "an integer");
        boolean fits = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        long value = fits ? parser.getLongValue() : 0;
        if (!fits || value < min || value > max) {
            throw RefusedInputException.badFrame(name + ": out of range (expected: " + min + " to " + max + ")");
        }
        return value;
    }

    /// An id as [IdText#parse] takes it.
    public static UUID id(JsonParser parser, String name) throws IOException {
        expect(parser, name, JsonToken.VALUE_STRING, "a string");
        return IdText.parse(name, parser.getText());
    }

    /// A client message id as [IdText#parseVersion7] takes it.
    public static UUID version7(JsonParser parser, String name) throws IOException {
        expect(parser, name, JsonToken.VALUE_STRING, "a string");
        return IdText.parseVersion7(name, parser.getText());
    }

    /// `true` or `false`.
    public static boolean bool(JsonParser parser, String name) throws IOException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw wrongType(name, token, "a boolean");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    /// Checks the type of the current token.
    public static void expect(JsonParser parser, String name, JsonToken expected, String description) {
        JsonToken token = parser.currentToken();
        if (token != expected) {
            throw wrongType(name, token, description);
        }
    }

    /// What to tell a client whose text is not JSON: where, but nothing of the text itself.
    public static RefusedInputException malformed(JsonProcessingException fault) {
        long offset = fault.getLocation() == null ? -1 : fault.getLocation().getByteOffset();
        return RefusedInputException.badFrame(offset < 0 ? reason(fault) : reason(fault) + " at byte " + offset);
    }

    private static String reason(JsonProcessingException fault) {
        if (fault instanceof StreamConstraintsException) {
            return "JSON nested too deep, or a name or number too long";
        }
        return fault.getOriginalMessage().startsWith("Duplicate field") ? "duplicate member name" : "malformed JSON";
    }

    private static RefusedInputException wrongType(String name, @Nullable JsonToken token, String expected) {
        return RefusedInputException.badFrame(name + ": " + describe(token) + " (expected: " + expected + ")");
    }

    private static String describe(@Nullable JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT -> "an integer";
            case VALUE_NUMBER_FLOAT -> "a number with a fraction or exponent";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> "nothing";
        };
    }

    private static boolean loneSurrogate(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
