package parley.proof.check;

import java.util.ArrayList;
import java.util.List;

/// What the histories prove: every violation, by kind.
///
/// @param acked messages that the server acknowledged
/// @param lost acknowledged messages that are not stored, and stored ones that a device never got
/// @param duplicates messages stored twice, cids with two results, entries handed out again after
/// confirmation
/// @param disorder gaps, reversals, and devices or logs that disagree about an entry
/// @param counts unread counts and cursors that are wrong
public record Verdict(
        long acked, List<String> lost, List<String> duplicates, List<String> disorder, List<String> counts) {
    public Verdict {
        lost = List.copyOf(lost);
        duplicates = List.copyOf(duplicates);
        disorder = List.copyOf(disorder);
        counts = List.copyOf(counts);
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
        counts.forEach(each -> all.add("count: " + each));
        return all;
    }
}
