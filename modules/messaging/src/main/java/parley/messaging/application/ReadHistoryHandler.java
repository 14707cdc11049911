package parley.messaging.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.messaging.domain.InboxRow;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.in.ReadHistory;
import parley.messaging.port.out.LogUnavailableException;

/// A user's own head bounds what it may read: who has no inbox row was never a member.
final class ReadHistoryHandler implements ReadHistory {
    /// Entries are read so many at a time, so that a page of large ones takes no more memory than it may.
    private static final int STEP = 32;

    private final MessagingPorts ports;
    private final int pageBytes;

    ReadHistoryHandler(MessagingPorts ports, int pageBytes) {
        this.ports = ports;
        this.pageBytes = pageBytes;
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
            case Range.Latest latest -> before(query, head + 1, head);
            case Range.Before before -> before(query, before.seq(), head);
            case Range.After after -> after(query, after.seq(), head);
        };
    }

    private List<LogEntry> before(Query query, long end, long head) {
        Page page = new Page();
        long to = Math.min(head, end - 1);
        long least = Math.max(1, to - query.limit() + 1);
        for (long last = to; last >= least && !page.full; last -= STEP) {
            read(query, Math.max(least, last - STEP + 1), last).reversed().forEach(page::add);
        }
        return page.entries.reversed();
    }

    private List<LogEntry> after(Query query, long seq, long head) {
        Page page = new Page();
        long from = Math.clamp(seq, 0, head) + 1;
        long most = Math.min(head, from + query.limit() - 1);
        for (long first = from; first <= most && !page.full; first += STEP) {
            read(query, first, Math.min(most, first + STEP - 1)).forEach(page::add);
        }
        return page.entries;
    }

    private List<LogEntry> read(Query query, long from, long to) {
        return ports.log().read(query.conversation(), from, to, STEP);
    }

    /// Takes entries, the nearest first, until the next would be too much.
    private final class Page {
        private final List<LogEntry> entries = new ArrayList<>();
        private long bytes;
        private boolean full;

        void add(LogEntry entry) {
            bytes += entry.content().size();
            full = full || (!entries.isEmpty() && bytes > pageBytes);
            if (!full) {
                entries.add(entry);
            }
        }
    }
}
