package parley.messaging.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.kernel.ConversationId;
import parley.messaging.domain.FanOutJob;
import parley.messaging.domain.InboxHead;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.in.AdvanceInboxes;
import parley.messaging.port.in.Push;
import parley.messaging.port.out.LogUnavailableException;

/// Heads first, then pushes: a stream that registers in between reads the head.
final class AdvanceInboxesHandler implements AdvanceInboxes {
    private final MessagingPorts ports;
    private final FanOut fanOut;
    private final RecentPushes recentPushes;
    private final int pageBytes;

    AdvanceInboxesHandler(MessagingPorts ports, FanOut fanOut, RecentPushes recentPushes, int pageBytes) {
        this.ports = ports;
        this.fanOut = fanOut;
        this.recentPushes = recentPushes;
        this.pageBytes = pageBytes;
    }

    @Override
    public Result advance(Command command) {
        try {
            FanOutJob last = command.jobs().getLast();
            ports.inboxes().advanceHeads(last.epoch(), heads(command, last));
            Entries entries = entries(command.jobs());
            fanOut.pushToOthers(command.users(), entries.pushes(), entries.complete());
            return new Result.Advanced();
        } catch (LogUnavailableException unavailable) {
            return new Result.Unavailable();
        }
    }

    private static List<InboxHead> heads(Command command, FanOutJob last) {
        return command.users().stream()
                .map(user -> new InboxHead(
                        user, last.conversation(), last.last(), last.at(), last.ordinal(), last.lastCountable(), 0))
                .toList();
    }

    /// The entries of all jobs; if they are many, as after an outage, only the last one: streams read the log
    /// for what is before it.
    private Entries entries(List<FanOutJob> jobs) {
        List<Push> pushes = new ArrayList<>();
        long bytes = 0;
        int missing = 0;
        for (FanOutJob job : jobs) {
            for (long seq = job.first(); seq <= job.last() && bytes < pageBytes; seq++) {
                Optional<Push> push = push(job.conversation(), seq);
                push.ifPresent(pushes::add);
                bytes += push.map(each -> each.entry().content().size()).orElse(0);
                missing += push.isPresent() ? 0 : 1;
            }
        }
        if (bytes >= pageBytes) {
            FanOutJob last = jobs.getLast();
            return new Entries(
                    push(last.conversation(), last.last()).map(List::of).orElse(List.of()), false);
        }
        return new Entries(pushes, missing == 0);
    }

    private Optional<Push> push(ConversationId conversation, long seq) {
        Optional<Push> recent = recentPushes.find(conversation, seq);
        if (recent.isPresent()) {
            return recent;
        }
        List<LogEntry> rows = ports.log().read(conversation, seq, seq, 1);
        return rows.stream()
                .filter(entry -> !entry.content().erased())
                .map(Push::new)
                .findFirst();
    }

    /// @param complete whether no entry is left out
    private record Entries(List<Push> pushes, boolean complete) {}
}
