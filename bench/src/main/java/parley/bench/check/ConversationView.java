package parley.bench.check;

import java.util.BitSet;

/// A conversation as one device sees it: which seqs it was given, as a message or as the acknowledgement of an own one.
///
/// Seqs count from 1 without a gap; messages come strictly ascending, an acknowledgement may overtake lower seqs.
public final class ConversationView {

    private static final byte[] UNKNOWN = new byte[0];

    private final BitSet messages = new BitSet();
    private final BitSet own = new BitSet();
    private final BitSet explained = new BitSet();
    private byte[] conversation = UNKNOWN;
    private int last;
    private int position;
    private int confirmed;

    /// What an event says about the server.
    enum Outcome {
        GOOD,
        DUPLICATE,
        DISORDER
    }

    /// Whether the device was given this seq.
    boolean has(int seq) {
        return messages.get(seq) || own.get(seq);
    }

    Outcome message(int seq) {
        if (messages.get(seq) || own.get(seq)) {
            return Outcome.DUPLICATE;
        }
        messages.set(seq);
        boolean ordered = seq > last;
        last = Math.max(last, seq);
        advance(last);
        return ordered ? Outcome.GOOD : Outcome.DISORDER;
    }

    Outcome acknowledged(int seq) {
        if (messages.get(seq) || own.get(seq)) {
            return Outcome.DUPLICATE;
        }
        own.set(seq);
        advance(position);
        return Outcome.GOOD;
    }

    /// The server says that this device never gets the seqs `from` to `to`: they are no gap.
    public void skipped(int from, int to) {
        own.set(from, to + 1);
        advance(position);
    }

    private void advance(int atLeast) {
        position = own.nextClearBit(Math.max(position, atLeast) + 1) - 1;
    }

    /// A lost message was acknowledged with this seq, so its absence is no second fault.
    void explain(int seq) {
        explained.set(seq);
    }

    /// Seqs below the highest that this device was never given and nothing explains.
    long gaps() {
        BitSet all = (BitSet) messages.clone();
        all.or(own);
        all.or(explained);
        return all.length() == 0
                ? 0
                : (long) all.length() - 1 - all.get(1, all.length()).cardinality();
    }

    /// Remembers the conversation's id when it is first told.
    public void named(byte[] bytes, int at, int length) {
        if (conversation.length == 0) {
            conversation = new byte[length];
            System.arraycopy(bytes, at, conversation, 0, length);
        }
    }

    /// The device knows the conversation and begins behind `head`.
    public void startAt(byte[] id, int head) {
        named(id, 0, id.length);
        if (head > 0) {
            skipped(1, head);
        }
        confirm();
    }

    /// The conversation's id, empty as long as no frame told it.
    public byte[] conversation() {
        return conversation;
    }

    /// The device has everything up to here.
    public int position() {
        return position;
    }

    /// Up to where the server was told so.
    public int confirmed() {
        return confirmed;
    }

    public void confirm() {
        confirmed = position;
    }

    public boolean unconfirmed() {
        return position > confirmed && conversation.length > 0;
    }
}
