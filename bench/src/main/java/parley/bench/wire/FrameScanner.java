package parley.bench.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/// Finds the few fields that matter in the JSON of a server's frame, single or batched, whatever their order.
///
/// One pass over the bytes, no allocation. It is a scan, not a validation: JSON that no server would send may pass.
public final class FrameScanner {

    private static final byte[] T = ascii("t");
    private static final byte[] SEQ = ascii("seq");
    private static final byte[] CID = ascii("cid");
    private static final byte[] FROM = ascii("from");
    private static final byte[] TO = ascii("to");
    private static final byte[] CODE = ascii("code");
    private static final byte[] REASON = ascii("reason");
    private static final byte[] TEXT = ascii("text");
    private static final byte[] CONTENT = ascii("content");
    private static final byte[] CONVERSATION = ascii("conversation");
    private static final byte[] KIND = ascii("kind");
    private static final byte[] SYSTEM = ascii("system");
    private static final byte[] DELIVERED = ascii("delivered");
    private static final byte[] DUPLICATE = ascii("duplicate");

    private final ServerFrame frame = new ServerFrame();
    private byte[] bytes = new byte[0];
    private int at;
    private int end;

    /// Takes one frame after the other.
    @FunctionalInterface
    public interface Sink {
        void frame(ServerFrame frame);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    /// Scans the bytes from `from` until before `to`.
    ///
    /// @throws MalformedFrameException if they are not one object or an array of objects
    public void scan(byte[] source, int from, int to, Sink sink) {
        bytes = source;
        at = from;
        end = to;
        if (peek() == '[') {
            at++;
            if (peek() == ']') {
                return;
            }
            do {
                object(sink);
            } while (next() == ',');
            if (bytes[at - 1] != ']') {
                throw malformed();
            }
        } else {
            object(sink);
        }
    }

    private void object(Sink sink) {
        frame.reset(bytes);
        expect('{');
        int start = at - 1;
        if (peek() == '}') {
            at++;
        } else {
            do {
                expect('"');
                int key = at;
                int keyEnd = string();
                expect(':');
                field(key, keyEnd);
            } while (next() == ',');
            if (bytes[at - 1] != '}') {
                throw malformed();
            }
        }
        frame.length = at - start;
        sink.frame(frame);
    }

    private void field(int key, int keyEnd) {
        byte first = peek();
        if (first == '"') {
            int from = ++at;
            text(key, keyEnd, from, string());
        } else if (digit(first)) {
            number(key, keyEnd, number());
        } else if (first == '{' && is(CONTENT, key, keyEnd)) {
            content();
        } else {
            if (is(DUPLICATE, key, keyEnd)) {
                frame.duplicate = first == 't';
            }
            skip();
        }
    }

    private void text(int key, int keyEnd, int from, int to) {
        if (is(T, key, keyEnd)) {
            frame.type = FrameType.of(bytes, from, to);
        } else if (is(CID, key, keyEnd)) {
            frame.cidAt = id(from, to);
        } else if (is(CONVERSATION, key, keyEnd)) {
            frame.conversationAt = id(from, to);
        } else if (is(CODE, key, keyEnd) || is(REASON, key, keyEnd)) {
            frame.codeFrom = from;
            frame.codeTo = to;
        } else if (is(KIND, key, keyEnd)) {
            frame.system = is(SYSTEM, from, to);
        }
    }

    private void number(int key, int keyEnd, long number) {
        if (is(SEQ, key, keyEnd)) {
            frame.seq = number;
        } else if (is(FROM, key, keyEnd)) {
            frame.from = number;
        } else if (is(TO, key, keyEnd)) {
            frame.to = number;
        } else if (is(DELIVERED, key, keyEnd)) {
            frame.delivered = true;
        }
    }

    private boolean is(byte[] name, int key, int keyEnd) {
        return name.length == keyEnd - key && Arrays.equals(name, 0, name.length, bytes, key, keyEnd);
    }

    private static int id(int from, int to) {
        return to - from == Stamp.LENGTH ? from : -1;
    }

    private void content() {
        at++;
        if (peek() == '}') {
            at++;
            return;
        }
        do {
            expect('"');
            int key = at;
            int keyEnd = string();
            expect(':');
            if (peek() == '"' && is(TEXT, key, keyEnd)) {
                frame.textFrom = ++at;
                frame.textTo = string();
            } else {
                skip();
            }
        } while (next() == ',');
        if (bytes[at - 1] != '}') {
            throw malformed();
        }
    }

    /// From behind the opening quote to behind the closing one; returns where the closing one is.
    private int string() {
        byte[] source = bytes;
        for (int i = at; i < end; i++) {
            byte b = source[i];
            if (b == '"') {
                at = i + 1;
                return i;
            }
            if (b == '\\') {
                i++;
            }
        }
        throw malformed();
    }

    private long number() {
        long number = 0;
        while (at < end && digit(bytes[at])) {
            number = number * 10 + (bytes[at++] - '0');
        }
        scalarEnd();
        return number;
    }

    private void skip() {
        byte first = peek();
        if (first == '"') {
            at++;
            string();
        } else if (first == '{' || first == '[') {
            nested();
        } else {
            scalarEnd();
        }
    }

    /// To the end of a number or a literal.
    private void scalarEnd() {
        while (at < end && bytes[at] != ',' && bytes[at] != '}' && bytes[at] != ']') {
            at++;
        }
    }

    private void nested() {
        int depth = 0;
        do {
            byte b = peek();
            at++;
            switch (b) {
                case '"' -> string();
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {
                    // Between the brackets.
                }
            }
        } while (depth > 0);
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw malformed();
        }
    }

    private byte next() {
        byte b = peek();
        at++;
        return b;
    }

    /// The next byte that is no white space.
    private byte peek() {
        while (at < end) {
            byte b = bytes[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b;
            }
            at++;
        }
        throw malformed();
    }

    private MalformedFrameException malformed() {
        return new MalformedFrameException("a frame that is no JSON object or array of objects");
    }
}
