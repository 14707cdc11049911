package parley.groups.application;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import parley.groups.domain.FanOut;
import parley.groups.domain.Interval;
import parley.groups.domain.Stay;
import parley.kernel.UserId;

/// Jobs of one group that concern the same members.
final class Runs {
    private Runs() {}

    /// The jobs, in runs within which no membership begins or ends.
    ///
    /// @param jobs ascending, at least one
    static List<List<FanOut>> of(List<FanOut> jobs, List<Stay> stays) {
        NavigableSet<Long> turns = new TreeSet<>();
        for (Stay stay : stays) {
            turns.add(stay.interval().from());
            if (stay.interval().until() != Interval.OPEN) {
                turns.add(stay.interval().until() + 1);
            }
        }
        List<List<FanOut>> runs = new ArrayList<>();
        List<FanOut> run = new ArrayList<>();
        for (FanOut job : jobs) {
            if (!run.isEmpty()
                    && !turns.subSet(run.getLast().first(), false, job.first(), true)
                            .isEmpty()) {
                runs.add(run);
                run = new ArrayList<>();
            }
            run.add(job);
        }
        runs.add(run);
        return runs;
    }

    /// Who may see the entry `seq`.
    static List<UserId> usersAt(long seq, List<Stay> stays) {
        return stays.stream()
                .filter(stay -> stay.interval().contains(seq))
                .map(Stay::user)
                .toList();
    }
}
