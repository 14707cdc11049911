package parley.groups.application;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.groups.domain.FanOut;
import parley.groups.domain.GroupsUnavailableException;
import parley.groups.domain.Stay;
import parley.groups.port.in.ExpandFanOut;
import parley.groups.port.out.MemberInboxes;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

final class ExpandFanOutHandler implements ExpandFanOut {
    private final Memory memory;
    private final GroupChanges changes;
    private final MemberInboxes inboxes;
    private final int chunk;

    ExpandFanOutHandler(Memory memory, GroupChanges changes, MemberInboxes inboxes, int chunk) {
        this.memory = memory;
        this.changes = changes;
        this.inboxes = inboxes;
        this.chunk = chunk;
    }

    @Override
    public Result expand(Command command) {
        Map<ConversationId, List<FanOut>> byGroup = new LinkedHashMap<>();
        for (FanOut job : command.jobs()) {
            byGroup.computeIfAbsent(job.group(), group -> new ArrayList<>()).add(job);
        }
        try {
            for (Map.Entry<ConversationId, List<FanOut>> group : byGroup.entrySet()) {
                if (!expand(group.getKey(), group.getValue())) {
                    return Result.UNAVAILABLE;
                }
            }
        } catch (GroupsUnavailableException e) {
            return Result.UNAVAILABLE;
        }
        return Result.EXPANDED;
    }

    private boolean expand(ConversationId group, List<FanOut> jobs) {
        jobs.sort(Comparator.comparingLong(FanOut::first));
        Optional<List<Stay>> stays =
                settledStays(group, jobs.getFirst().first(), jobs.getLast().last());
        if (stays.isEmpty()) {
            return false;
        }
        for (List<FanOut> run : Runs.of(jobs, stays.get())) {
            List<UserId> users = Runs.usersAt(run.getFirst().first(), stays.get());
            for (int from = 0; from < users.size(); from += chunk) {
                if (!inboxes.advance(run, users.subList(from, Math.min(from + chunk, users.size())))) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Whose membership a pending change ends may see up to a seq that is not known yet: empty if it cannot
    /// be found out now.
    private Optional<List<Stay>> settledStays(ConversationId group, long first, long last) {
        List<Stay> stays = memory.stays(group, first, last);
        if (stays.stream().anyMatch(Stay::isEnding)) {
            if (!changes.complete(group)) {
                return Optional.empty();
            }
            stays = memory.stays(group, first, last);
        }
        return stays.stream().anyMatch(Stay::isEnding) ? Optional.empty() : Optional.of(stays);
    }
}
