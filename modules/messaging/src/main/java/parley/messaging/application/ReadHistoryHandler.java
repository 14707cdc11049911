package parley.messaging.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.messaging.domain.InboxRow;
import parley.messaging.domain.LogEntry;
import parley.messaging.domain.Visibility;
import parley.messaging.port.in.ReadHistory;
import parley.messaging.port.out.LogUnavailableException;

/// A user's own head and the intervals of its membership bound what it may read: who has no inbox row was
/// never a member.
final class ReadHistoryHandler implements ReadHistory {
    /// Entries are read so many at a time, so that a page of large ones takes no more memory than it may.
    private static final int STEP = 32;

    private final MessagingPorts ports;
    private final KnownConversations conversations;
    private final int pageBytes;

    ReadHistoryHandler(MessagingPorts ports, KnownConversations conversations, int pageBytes) {
        this.ports = ports;
        this.conversations = conversations;
        this.pageBytes = pageBytes;
    }

    @Override
    public Result read(Query query) {
        try {
            Optional<InboxRow> row = ports.inboxes().find(query.user(), query.conversation());
            return row.<Result>map(found -> found(query, found.head())).orElseGet(Result.NotFound::new);
        } catch (LogUnavailableException unavailable) {
            return new Result.Unavailable();
        }
    }

    private Result.Found found(Query query, long head) {
        Visibility visibility = conversations.visibility(query.conversation(), query.user());
        return new Result.Found(entries(query, visibility, head), visibility, head);
    }

    private List<LogEntry> entries(Query query, Visibility visibility, long head) {
        return switch (query.range()) {
            case Range.Latest latest -> before(query, visibility, head);
            case Range.Before before -> before(query, visibility, Math.min(head, before.seq() - 1));
            case Range.After after -> after(query, visibility, Math.clamp(after.seq(), 0, head) + 1, head);
        };
    }

    /// Steps downwards, over the holes.
    private List<LogEntry> before(Query query, Visibility visibility, long last) {
        Page page = new Page(query.limit());
        for (long to = visibility.previous(last); to > 0 && !page.full; to = visibility.previous(to)) {
            long from = Math.max(visibility.startOf(to), to - page.step() + 1);
            read(query, from, to).reversed().forEach(page::add);
            to = from - 1;
        }
        return page.entries.reversed();
    }

    /// Steps upwards, over the holes.
    private List<LogEntry> after(Query query, Visibility visibility, long first, long head) {
        Page page = new Page(query.limit());
        for (long from = visibility.next(first); from <= head && !page.full; from = visibility.next(from)) {
            long to = Math.min(Math.min(visibility.endFrom(from), head), from + page.step() - 1);
            read(query, from, to).forEach(page::add);
            from = to + 1;
        }
        return page.entries;
    }

    private List<LogEntry> read(Query query, long from, long to) {
        return ports.log().read(query.conversation(), from, to, STEP);
    }

    /// Takes entries, the nearest first, until the next would be too much.
    private final class Page {
        private final List<LogEntry> entries = new ArrayList<>();
        private final int limit;
        private long bytes;
        private boolean full;

        Page(int limit) {
            this.limit = limit;
            this.full = limit <= 0;
        }

        /// How many entries to read next.
        int step() {
            return Math.min(STEP, limit - entries.size());
        }

        void add(LogEntry entry) {
            bytes += entry.content().size();
            full = full || (!entries.isEmpty() && bytes > pageBytes);
            if (!full) {
                entries.add(entry);
                full = entries.size() == limit;
            }
        }
    }
}
