package parley.messaging.application;

import java.util.List;
import java.util.Optional;
import parley.kernel.ConversationId;
import parley.messaging.domain.InboxRow;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.in.ReadHistory;
import parley.messaging.port.out.LogUnavailableException;

/// A user's own head bounds what it may read: who has no inbox row was never a member.
final class ReadHistoryHandler implements ReadHistory {
    private final MessagingPorts ports;

    ReadHistoryHandler(MessagingPorts ports) {
        this.ports = ports;
    }

    @Override
    public Result read(Query query) {
        try {
            Optional<InboxRow> row = ports.inboxes().find(query.user(), query.conversation());
            return row.<Result>map(found -> new Result.Found(entries(query, found.head()), found.head()))
                    .orElseGet(Result.NotFound::new);
        } catch (LogUnavailableException unavailable) {
            return new Result.Unavailable();
        }
    }

    private List<LogEntry> entries(Query query, long head) {
        return switch (query.range()) {
            case Range.Latest latest -> before(query, head, head + 1);
            case Range.Before before -> before(query, head, before.seq());
            case Range.After after -> between(query, Math.max(1, after.seq() + 1), head);
        };
    }

    private List<LogEntry> before(Query query, long head, long end) {
        long to = Math.min(head, end - 1);
        return between(query, Math.max(1, to - query.limit() + 1), to);
    }

    private List<LogEntry> between(Query query, long from, long to) {
        ConversationId conversation = query.conversation();
        return from > to ? List.of() : ports.log().read(conversation, from, to, query.limit());
    }
}
