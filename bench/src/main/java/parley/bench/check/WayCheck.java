package parley.bench.check;

import java.util.Arrays;
import parley.bench.check.ConversationView.Outcome;

/// Follows every message of one way, from one sender's device to one recipient's.
///
/// Messages are numbered from 0 in sending order. The order of seqs must be that order, and sender and
/// recipient must be told the same seq. Two ways, there and back, share the conversation views of their two
/// ends.
public final class WayCheck {

    private static final int UNKNOWN = 0;
    private static final int REFUSED = -1;

    private final ConversationView senderView;
    private final ConversationView recipientView;
    private int[] ackedSeqs = new int[16];
    private int[] receivedSeqs = new int[16];
    private int sent;
    private int acked;
    private int refused;
    private int received;
    private int lastAckedNumber = -1;
    private int lastReceivedNumber = -1;
    private long duplicates;
    private long disorder;

    public WayCheck(ConversationView senderView, ConversationView recipientView) {
        this.senderView = senderView;
        this.recipientView = recipientView;
    }

    public ConversationView senderView() {
        return senderView;
    }

    public ConversationView recipientView() {
        return recipientView;
    }

    /// Counts a message that is about to be sent; returns its number.
    public int send() {
        if (sent == ackedSeqs.length) {
            ackedSeqs = Arrays.copyOf(ackedSeqs, 2 * sent);
            receivedSeqs = Arrays.copyOf(receivedSeqs, 2 * sent);
        }
        return sent++;
    }

    public int sent() {
        return sent;
    }

    /// The server says that a message is stored; true if it says so for the first time.
    public boolean ack(int number, int seq) {
        if (number >= sent || seq < 1) {
            disorder++;
            return false;
        }
        if (ackedSeqs[number] != UNKNOWN) {
            duplicates++;
            return false;
        }
        ackedSeqs[number] = seq;
        acked++;
        boolean ascending = lastAckedNumber < 0 || number > lastAckedNumber == seq > ackedSeqs[lastAckedNumber];
        lastAckedNumber = number;
        count(senderView.acknowledged(seq), ascending);
        return true;
    }

    /// The server says that a message is not stored; true if its outcome was open.
    public boolean refuse(int number) {
        if (number >= sent || ackedSeqs[number] != UNKNOWN) {
            disorder++;
            return false;
        }
        ackedSeqs[number] = REFUSED;
        refused++;
        return true;
    }

    /// The recipient got a message; true if for the first time.
    public boolean receive(int number, int seq) {
        if (number >= sent || seq < 1) {
            disorder++;
            return false;
        }
        Outcome outcome = recipientView.message(seq);
        if (receivedSeqs[number] != 0) {
            duplicates++;
            return false;
        }
        receivedSeqs[number] = seq;
        received++;
        count(outcome, number > lastReceivedNumber);
        lastReceivedNumber = Math.max(lastReceivedNumber, number);
        return true;
    }

    /// The recipient got a message over a relay, which has no seqs; true if for the first time.
    public boolean receiveUnnumbered(int number) {
        return receive(number, number + 1);
    }

    /// A message came to the wrong device or with a content that is not its own.
    public void mistaken() {
        disorder++;
    }

    private void count(Outcome outcome, boolean inOrder) {
        if (outcome == Outcome.DUPLICATE) {
            duplicates++;
        } else if (outcome == Outcome.DISORDER || !inOrder) {
            disorder++;
        }
    }

    /// Judges this way, once nothing more is expected, and marks in the views what it lost. Gaps that remain are up to
    /// [#gaps].
    public Verdict judge() {
        long lost = 0;
        long moved = 0;
        for (int number = 0; number < sent; number++) {
            int ack = ackedSeqs[number];
            int seq = receivedSeqs[number];
            if (seq == 0) {
                lost += ack == REFUSED ? 0 : 1;
                if (ack > 0) {
                    recipientView.explain(ack);
                }
            } else if (ack == REFUSED || (ack != UNKNOWN && ack != seq)) {
                moved++;
            }
        }
        return new Verdict(sent, acked, refused, received, lost, duplicates, disorder + moved);
    }

    /// Seqs that a view lacks and that nothing explains: neither a lost message, nor a send of unknown
    /// outcome on either way of its conversation. To be asked after all ways were judged.
    public static long gaps(ConversationView view, long unknown) {
        return Math.max(0, view.gaps() - unknown);
    }

    /// Sends that were neither acknowledged nor refused.
    public long unknown() {
        return (long) sent - acked - refused;
    }
}
