package parley.messaging.application;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import parley.kernel.UserId;
import parley.messaging.domain.LogEntry;

/// Whom an append reaches. Fixed before the append, so that admission, heads and pushes agree on it.
///
/// @param members everybody who gets the entries
/// @param subjects those whose membership begins or ends with the append: they cannot wait for a queued job,
/// because
///     they are found in the membership only on one side of it
/// @param queued whether all but senders and subjects are reached by a queued job
record Audience(List<UserId> members, Set<UserId> subjects, boolean queued) {
    static Audience of(List<UserId> members) {
        return new Audience(members, Set.of(), false);
    }

    /// The same audience with those whom a change concerns.
    Audience with(List<UserId> joining, List<UserId> leaving) {
        Set<UserId> concerned = new LinkedHashSet<>(joining);
        concerned.addAll(leaving);
        Set<UserId> all = new LinkedHashSet<>(members);
        all.addAll(concerned);
        return new Audience(List.copyOf(all), concerned, queued);
    }

    /// Whose heads are written with the entries.
    Collection<UserId> reachedAtOnce(List<LogEntry> entries) {
        if (!queued) {
            return members;
        }
        Set<UserId> atOnce = new LinkedHashSet<>(subjects);
        entries.forEach(entry -> atOnce.add(entry.sender()));
        return new ArrayList<>(atOnce);
    }
}
