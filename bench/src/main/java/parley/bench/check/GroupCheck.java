package parley.bench.check;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import parley.bench.check.ConversationView.Outcome;

/// Follows every message of one group, from whichever member sent it to all others.
///
/// Messages are numbered from 0 in sending order over all members. All members must be told the same seq, the seqs of
/// one sender must have the order of its messages, and each member gets each message of the others once, ascending.
/// A relay numbers nothing: there only loss and repetition are looked for.
public final class GroupCheck {

    private static final int UNKNOWN = 0;

    private final List<ConversationView> views;
    private final boolean numbered;
    private final BitSet acked = new BitSet();
    private final BitSet refused = new BitSet();
    private int[] senders = new int[16];
    private int[] seqs = new int[16];
    private int[] arrivals = new int[16];
    private int[] numbersBySeq = new int[16];
    private int sent;
    private long received;
    private long duplicates;
    private long disorder;

    /// What an arrival is to its message.
    public enum Arrival {
        /// It is not the first one at this member, or no message that was sent.
        NOT_NEW,
        NEW,
        /// Now all members have the message.
        LAST
    }

    /// @param views one per member, which only this group changes
    /// @param numbered whether the server acknowledges and numbers messages; false for a relay
    public GroupCheck(List<ConversationView> views, boolean numbered) {
        this.views = List.copyOf(views);
        this.numbered = numbered;
    }

    /// Counts a message that a member is about to send; returns its number.
    public int send(int member) {
        if (sent == senders.length) {
            senders = Arrays.copyOf(senders, 2 * sent);
            seqs = Arrays.copyOf(seqs, 2 * sent);
            arrivals = Arrays.copyOf(arrivals, 2 * sent);
        }
        senders[sent] = member;
        return sent++;
    }

    public int sent() {
        return sent;
    }

    /// The server tells a member that its message is stored; true if it says so for the first time.
    public boolean ack(int member, int number, int seq) {
        if (number >= sent || seq < 1 || senders[number] != member || refused.get(number)) {
            disorder++;
            return false;
        }
        if (acked.get(number)) {
            duplicates++;
            return false;
        }
        acked.set(number);
        duplicates += views.get(member).acknowledged(seq) == Outcome.DUPLICATE ? 1 : 0;
        place(number, seq);
        return true;
    }

    /// The server says that a message is not stored; true if its outcome was open.
    public boolean refuse(int number) {
        if (number >= sent || acked.get(number) || refused.get(number)) {
            disorder++;
            return false;
        }
        refused.set(number);
        return true;
    }

    /// A member got a message that another one sent.
    public Arrival receive(int member, int number, int seq) {
        if (number >= sent || seq < 1 || senders[number] == member) {
            disorder++;
            return Arrival.NOT_NEW;
        }
        Outcome outcome = views.get(member).message(seq);
        place(number, seq);
        if (outcome == Outcome.DUPLICATE) {
            duplicates++;
            return Arrival.NOT_NEW;
        }
        disorder += outcome == Outcome.DISORDER ? 1 : 0;
        return arrived(number);
    }

    /// A member got a message over a relay, which has no seqs.
    public Arrival receiveUnnumbered(int member, int number) {
        if (number >= sent || senders[number] == member) {
            disorder++;
            return Arrival.NOT_NEW;
        }
        seqs[number] = number + 1;
        if (views.get(member).message(number + 1) == Outcome.DUPLICATE) {
            duplicates++;
            return Arrival.NOT_NEW;
        }
        return arrived(number);
    }

    private Arrival arrived(int number) {
        received++;
        return ++arrivals[number] == views.size() - 1 ? Arrival.LAST : Arrival.NEW;
    }

    /// Message and seq belong to each other, whoever is told so.
    private void place(int number, int seq) {
        if (seq >= numbersBySeq.length) {
            numbersBySeq = Arrays.copyOf(numbersBySeq, Math.max(seq + 1, 2 * numbersBySeq.length));
        }
        if (seqs[number] == UNKNOWN && numbersBySeq[seq] == UNKNOWN) {
            seqs[number] = seq;
            numbersBySeq[seq] = number + 1;
        } else if (seqs[number] != seq || numbersBySeq[seq] != number + 1) {
            disorder++;
        }
    }

    /// A member got an entry that nobody sent: a change of the group. False if it comes again or out of order.
    public static boolean system(ConversationView view, int seq) {
        return seq >= 1 && view.message(seq) == Outcome.GOOD;
    }

    /// A message came to the wrong device or with a content that is not its own.
    public void mistaken() {
        disorder++;
    }

    /// Judges this group, once nothing more is expected. Counts deliveries: a message that vanished is lost once for
    /// each member but its sender.
    public Verdict judge() {
        long lost = 0;
        long moved = 0;
        int[] lastBySender = new int[views.size()];
        for (int number = 0; number < sent; number++) {
            int seq = seqs[number];
            int sender = senders[number];
            if (refused.get(number)) {
                moved += seq == UNKNOWN ? 0 : 1;
            } else if (seq == UNKNOWN) {
                lost += views.size() - 1;
            } else {
                moved += seq < lastBySender[sender] ? 1 : 0;
                lastBySender[sender] = seq;
                lost += lacking(seq, sender);
            }
        }
        long gaps = numbered ? gaps() : 0;
        return new Verdict(
                sent, acked.cardinality(), refused.cardinality(), received, lost, duplicates, disorder + moved + gaps);
    }

    /// Members but the sender who lack a message that is known to be stored.
    private int lacking(int seq, int sender) {
        int count = 0;
        for (int member = 0; member < views.size(); member++) {
            ConversationView view = views.get(member);
            if (!view.has(seq)) {
                view.explain(seq);
                count += member == sender ? 0 : 1;
            }
        }
        return count;
    }

    private long gaps() {
        long unknown = 0;
        for (int number = 0; number < sent; number++) {
            unknown += seqs[number] == UNKNOWN && !refused.get(number) ? 1 : 0;
        }
        long gaps = 0;
        for (ConversationView view : views) {
            gaps += Math.max(0, view.gaps() - unknown);
        }
        return gaps;
    }
}
