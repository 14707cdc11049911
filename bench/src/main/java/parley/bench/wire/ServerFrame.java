package parley.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

/// One frame of the server, as far as a load generator needs to know it. Reused for the next one: valid during a call.
public final class ServerFrame {

    private static final int ABSENT = -1;

    FrameType type = FrameType.OTHER;
    byte[] bytes = new byte[0];
    int conversationAt;
    int cidAt;
    int textFrom;
    int textTo;
    int codeFrom;
    int codeTo;
    int length;
    long seq;
    long from;
    long to;
    boolean duplicate;
    boolean delivered;
    boolean system;

    void reset(byte[] source) {
        bytes = source;
        type = FrameType.OTHER;
        conversationAt = ABSENT;
        cidAt = ABSENT;
        textFrom = ABSENT;
        textTo = ABSENT;
        codeFrom = ABSENT;
        codeTo = ABSENT;
        seq = 0;
        from = 0;
        to = 0;
        duplicate = false;
        delivered = false;
        system = false;
    }

    public FrameType type() {
        return type;
    }

    /// What the positions refer to.
    public byte[] bytes() {
        return bytes;
    }

    /// Bytes of the frame's JSON.
    public int length() {
        return length;
    }

    /// Where the conversation's id starts ([Stamp#LENGTH] characters), -1 if the frame has none of that length.
    public int conversationAt() {
        return conversationAt;
    }

    /// Where the message's id starts ([Stamp#LENGTH] characters), -1 if the frame has none of that length.
    public int cidAt() {
        return cidAt;
    }

    /// Where `content.text` starts, -1 if there is none.
    public int textFrom() {
        return textFrom;
    }

    /// Behind the last character of `content.text`.
    public int textTo() {
        return textTo;
    }

    /// 0 if the frame has none.
    public long seq() {
        return seq;
    }

    /// First seq of a range (`skip`, `behind`), 0 if the frame has none.
    public long from() {
        return from;
    }

    /// Last seq of a range, 0 if the frame has none.
    public long to() {
        return to;
    }

    public boolean duplicate() {
        return duplicate;
    }

    /// Whether a receipt says that something was delivered.
    public boolean delivered() {
        return delivered;
    }

    /// Whether a message is a system entry: a change of its group, written by the server.
    public boolean system() {
        return system;
    }

    /// Code of an error or reason of a `bye`; empty if there is none.
    public String code() {
        return codeFrom < 0 ? "" : new String(bytes, codeFrom, codeTo - codeFrom, UTF_8);
    }
}
