package parley.bench.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.random.RandomGenerator;

/// Encodes the frames that a client sends. One object serves one thread.
public final class ClientFrames {

    /// The shortest body: the message's own id, repeated so that content can be checked.
    public static final int MIN_BODY = Stamp.LENGTH;

    /// The longest body, bytes.
    public static final int MAX_BODY = 8_000;

    /// Conversations that one `received` may name.
    public static final int MAX_CONFIRMED = 100;

    private static final byte[] HELLO = ascii("{\"t\":\"hello\",\"client\":\"parley-bench\"}");
    private static final byte[] PING = ascii("{\"t\":\"ping\"}");
    private static final byte[] SEND = ascii("{\"t\":\"send\",\"to\":{\"user\":\"");
    private static final byte[] SEND_TO_GROUP = ascii("{\"t\":\"send\",\"to\":{\"conversation\":\"");
    private static final byte[] READ = ascii("{\"t\":\"read\",\"conversation\":\"");
    private static final byte[] UP_TO = ascii("\",\"seq\":");
    private static final byte[] CID = ascii("\"},\"cid\":\"");
    private static final byte[] CONTENT = ascii("\",\"content\":{\"text\":\"");
    private static final byte[] END = ascii("\"}}");
    private static final byte[] RECEIVED = ascii("{\"t\":\"received\",\"upTo\":{");
    private static final byte[] LETTERS = ascii("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789  ");

    private final Stamp stamp;
    private final WebSocketEncoder encoder;
    private final int bodyLength;
    private final byte[] payload = new byte[SEND_TO_GROUP.length + CONTENT.length + MAX_BODY + 1_024];
    private final byte[] confirmation = new byte[RECEIVED.length + 2 + MAX_CONFIRMED * 64];
    private final byte[] filler = new byte[2 * MAX_BODY];
    private int fillerAt;
    private int confirmationLength;

    /// @param bodyLength characters of text in a message, [#MIN_BODY] to [#MAX_BODY]
    public ClientFrames(RunClock clock, int bodyLength, RandomGenerator random) {
        this.stamp = new Stamp(clock);
        this.encoder = new WebSocketEncoder(random.nextLong());
        this.bodyLength = bodyLength;
        for (int i = 0; i < filler.length; i++) {
            filler[i] = LETTERS[random.nextInt(LETTERS.length)];
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    public void hello(ByteQueue out) {
        encoder.text(out, HELLO, HELLO.length);
    }

    public void ping(ByteQueue out) {
        encoder.text(out, PING, PING.length);
    }

    public void pong(ByteQueue out, byte[] bytes, int from, int to) {
        encoder.pong(out, bytes, from, to);
    }

    public void close(ByteQueue out) {
        encoder.close(out);
    }

    /// A message whose id says when it was due, on which way it goes and as how manyth.
    ///
    /// @param recipient the user's id, [Stamp#LENGTH] characters
    public void send(ByteQueue out, byte[] recipient, long dueAt, int way, int number) {
        send(out, SEND, recipient, dueAt, way, number);
    }

    /// A message to a group.
    ///
    /// @param conversation its id, [Stamp#LENGTH] characters
    public void sendToGroup(ByteQueue out, byte[] conversation, long dueAt, int way, int number) {
        send(out, SEND_TO_GROUP, conversation, dueAt, way, number);
    }

    private void send(ByteQueue out, byte[] start, byte[] to, long dueAt, int way, int number) {
        int at = put(payload, 0, start, start.length);
        at = put(payload, at, to, to.length);
        at = put(payload, at, CID, CID.length);
        int cid = at;
        at = stamp.write(payload, at, dueAt, way, number);
        at = put(payload, at, CONTENT, CONTENT.length);
        System.arraycopy(payload, cid, payload, at, Stamp.LENGTH);
        at += Stamp.LENGTH;
        int rest = bodyLength - Stamp.LENGTH;
        System.arraycopy(filler, fillerAt, payload, at, rest);
        fillerAt = (fillerAt + 61) % MAX_BODY;
        at = put(payload, at + rest, END, END.length);
        encoder.text(out, payload, at);
    }

    /// The user has read everything up to `seq`.
    ///
    /// @param conversation its id, [Stamp#LENGTH] characters
    public void read(ByteQueue out, byte[] conversation, long seq) {
        int at = put(payload, 0, READ, READ.length);
        at = put(payload, at, conversation, conversation.length);
        at = Digits.putDecimal(payload, put(payload, at, UP_TO, UP_TO.length), seq);
        payload[at++] = '}';
        encoder.text(out, payload, at);
    }

    /// Starts a `received`; conversations follow with [#confirm], then [#endConfirmation].
    public void startConfirmation() {
        confirmationLength = put(confirmation, 0, RECEIVED, RECEIVED.length);
    }

    /// Adds a conversation, at most [#MAX_CONFIRMED] of them.
    ///
    /// @param conversation its id, [Stamp#LENGTH] characters
    public void confirm(byte[] conversation, long seq) {
        int at = confirmationLength;
        if (at > RECEIVED.length) {
            confirmation[at++] = ',';
        }
        confirmation[at++] = '"';
        at = put(confirmation, at, conversation, conversation.length);
        confirmation[at++] = '"';
        confirmation[at++] = ':';
        confirmationLength = Digits.putDecimal(confirmation, at, seq);
    }

    public void endConfirmation(ByteQueue out) {
        confirmation[confirmationLength++] = '}';
        confirmation[confirmationLength++] = '}';
        encoder.text(out, confirmation, confirmationLength);
    }

    private static int put(byte[] to, int at, byte[] from, int length) {
        System.arraycopy(from, 0, to, at, length);
        return at + length;
    }
}
