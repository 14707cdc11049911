package parley.messaging.application;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.InboxRow;
import parley.messaging.port.out.Inboxes;

/// All rows of a user's inbox, read page by page.
record InboxScan(Inboxes inboxes, UserId user) implements Iterable<InboxRow> {
    private static final int PAGE = 500;

    @Override
    public Iterator<InboxRow> iterator() {
        return new Pages();
    }

    private final class Pages implements Iterator<InboxRow> {
        private final Queue<InboxRow> page = new ArrayDeque<>();
        private ConversationId last = ConversationId.NIL;
        private boolean complete;

        @Override
        public boolean hasNext() {
            if (page.isEmpty() && !complete) {
                List<InboxRow> rows = inboxes.list(user, last, PAGE);
                page.addAll(rows);
                complete = rows.size() < PAGE;
            }
            return !page.isEmpty();
        }

        @Override
        public InboxRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the inbox has no further row");
            }
            InboxRow row = page.remove();
            last = row.conversation();
            return row;
        }
    }
}
