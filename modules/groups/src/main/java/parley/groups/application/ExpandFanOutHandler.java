package parley.groups.application;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        Set<ConversationId> missing = new HashSet<>();
        Map<ConversationId, List<FanOut>> unsettled = new LinkedHashMap<>();
        byGroup.forEach((group, jobs) -> {
            switch (attempt(group, jobs, false)) {
                case DONE -> {}
                case UNSETTLED -> unsettled.put(group, jobs);
                case FAILED -> missing.add(group);
            }
        });
        // They may take long: nobody else waits for them.
        unsettled.forEach((group, jobs) -> {
            if (attempt(group, jobs, true) != Progress.DONE) {
                missing.add(group);
            }
        });
        if (missing.isEmpty()) {
            return new Result.Expanded();
        }
        return missing.size() == byGroup.size() ? new Result.Unavailable() : new Result.Partly(missing);
    }

    private enum Progress {
        DONE,
        /// A change has to be completed first.
        UNSETTLED,
        FAILED
    }

    private Progress attempt(ConversationId group, List<FanOut> jobs, boolean isCompleting) {
        try {
            return expand(group, jobs, isCompleting);
        } catch (GroupsUnavailableException e) {
            return Progress.FAILED;
        }
    }

    private Progress expand(ConversationId group, List<FanOut> jobs, boolean isCompleting) {
        jobs.sort(Comparator.comparingLong(FanOut::first));
        if (isCompleting && !changes.completeIfIdle(group)) {
            return Progress.UNSETTLED;
        }
        List<Stay> stays =
                memory.stays(group, jobs.getFirst().first(), jobs.getLast().last());
        // Whose membership a pending change ends may see up to a seq that is not known yet.
        if (stays.stream().anyMatch(Stay::isEnding)) {
            return Progress.UNSETTLED;
        }
        for (List<FanOut> run : Runs.of(jobs, stays)) {
            List<UserId> users = Runs.usersAt(run.getFirst().first(), stays);
            for (int from = 0; from < users.size(); from += chunk) {
                if (!inboxes.advance(run, users.subList(from, Math.min(from + chunk, users.size())))) {
                    return Progress.FAILED;
                }
            }
        }
        return Progress.DONE;
    }
}
