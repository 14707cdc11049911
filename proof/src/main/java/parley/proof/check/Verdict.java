package parley.proof.check;

import java.util.ArrayList;
import java.util.List;

/// What the histories prove: every violation, by kind.
///
/// @param acked messages that the server acknowledged
/// @param changes of groups that are stored
/// @param lost acknowledged messages that are not stored, and stored ones that a device never got
/// @param duplicates messages stored twice, cids with two results, entries handed out again after
/// confirmation
/// @param disorder gaps, reversals, and devices or logs that disagree about an entry
/// @param leaked entries that somebody got, could page or wrote who was not a member then
/// @param counts unread counts, heads and cursors that are wrong
public record Verdict(
        long acked,
        long changes,
        List<String> lost,
        List<String> duplicates,
        List<String> disorder,
        List<String> leaked,
        List<String> counts) {
    /// Before anything was checked.
    public static final Verdict NOTHING = new Verdict(0, 0, List.of(), List.of(), List.of(), List.of(), List.of());

    public Verdict {
        lost = List.copyOf(lost);
        duplicates = List.copyOf(duplicates);
        disorder = List.copyOf(disorder);
        leaked = List.copyOf(leaked);
        counts = List.copyOf(counts);
    }

    /// The same with one more wrong count.
    public Verdict withCount(String count) {
        List<String> more = new ArrayList<>(counts);
        more.add(count);
        return new Verdict(acked, changes, lost, duplicates, disorder, leaked, more);
    }

    /// The same with one more loss.
    public Verdict withLoss(String loss) {
        List<String> more = new ArrayList<>(lost);
        more.add(loss);
        return new Verdict(acked, changes, more, duplicates, disorder, leaked, counts);
    }

    /// Whether every guarantee held.
    public boolean clean() {
        return violations().isEmpty();
    }

    /// Every violation, as a line for people.
    public List<String> violations() {
        List<String> all = new ArrayList<>();
        lost.forEach(each -> all.add("lost: " + each));
        duplicates.forEach(each -> all.add("duplicate: " + each));
        disorder.forEach(each -> all.add("disorder: " + each));
        leaked.forEach(each -> all.add("leak: " + each));
        counts.forEach(each -> all.add("count: " + each));
        return all;
    }
}
