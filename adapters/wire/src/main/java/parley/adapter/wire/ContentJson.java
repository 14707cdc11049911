package parley.adapter.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;

/// Reads the `content` of a message: checks it and cuts it out of its surroundings, byte for byte.
///
/// Content is an object with exactly one of `text` (string), `attachment`, `location`, `contact` (objects) or
/// `sealed` (base64 string). Other members beside it are nobody's business and kept, but for `system`, with
/// which only the server speaks.
public final class ContentJson {
    private static final String KINDS = "text, attachment, location, contact, sealed";
    private static final Set<String> OBJECT_KINDS = Set.of("attachment", "location", "contact");

    private static final String SYSTEM = "system";

    private ContentJson() {}

    /// What came of reading a content object.
    public sealed interface Reading {
        /// Well-formed content, as the client wrote it.
        final class Accepted implements Reading {
            private final byte[] json;

            private Accepted(byte[] json) {
                this.json = json;
            }

            /// The object's own bytes in an array that belongs to the caller.
            public byte[] json() {
                return json;
            }
        }

        /// Not content, or too much of it. A frame's cid is looked up before the client is told.
        record Refused(ErrorCode code, String message) implements Reading {}
    }

    /// Reads the value at the parser's current token and leaves the parser at its last token, also when it is
    /// refused, so that the fields behind it can be read.
    ///
    /// @param source what the parser reads, `offset` being where it started
    /// @param maxBytes most bytes of the object, [WireLimits#contentBytes]
    /// @throws com.fasterxml.jackson.core.JsonProcessingException if the text is not JSON
    public static Reading read(JsonParser parser, byte[] source, int offset, int maxBytes) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return refused("content: not an object (expected: an object with one of " + KINDS + ")");
        }
        int from = offset + (int) parser.currentTokenLocation().getByteOffset();
        String objection = walk(parser);
        int to = offset + (int) parser.currentLocation().getByteOffset();
        if (!objection.isEmpty()) {
            return refused(objection);
        }
        if (to - from > maxBytes) {
            return new Reading.Refused(
                    ErrorCode.TOO_LARGE, "content: " + (to - from) + " bytes (expected: at most " + maxBytes + ")");
        }
        return new Reading.Accepted(Arrays.copyOfRange(source, from, to));
    }

    /// Goes over the members; the answer is what is wrong with them, empty if nothing.
    private static String walk(JsonParser parser) throws IOException {
        int kinds = 0;
        String objection = "";
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            boolean kind = true;
            objection = name.equals(SYSTEM) ? "content.system: reserved for the server" : objection;
            if (name.equals("text")) {
                objection = value == JsonToken.VALUE_STRING ? objection : "content.text: not a string";
            } else if (name.equals("sealed")) {
                boolean base64 = value == JsonToken.VALUE_STRING && base64(parser);
                objection = base64 ? objection : "content.sealed: not a base64 string";
            } else if (OBJECT_KINDS.contains(name)) {
                objection = value == JsonToken.START_OBJECT ? objection : "content." + name + ": not an object";
            } else {
                kind = false;
            }
            kinds += kind ? 1 : 0;
            parser.skipChildren();
        }
        if (kinds != 1 && objection.isEmpty()) {
            return "content: " + kinds + " of " + KINDS + " (expected: exactly 1)";
        }
        return objection;
    }

    /// Standard alphabet with padding (RFC 4648 section 4), not empty; the bytes themselves are opaque.
    private static boolean base64(JsonParser parser) throws IOException {
        char[] text = parser.getTextCharacters();
        int start = parser.getTextOffset();
        int length = parser.getTextLength();
        if (length == 0 || length % 4 != 0) {
            return false;
        }
        int end = start + length;
        int padding = text[end - 1] != '=' ? 0 : text[end - 2] != '=' ? 1 : 2;
        for (int at = start; at < end - padding; at++) {
            if (!base64(text[at])) {
                return false;
            }
        }
        return true;
    }

    private static boolean base64(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }

    private static Reading refused(String message) {
        return new Reading.Refused(ErrorCode.BAD_FRAME, message);
    }
}
