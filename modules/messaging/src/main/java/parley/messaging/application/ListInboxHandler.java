package parley.messaging.application;

import java.util.ArrayList;
import java.util.List;
import parley.kernel.Page;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.InboxRow;
import parley.messaging.port.in.ListInbox;
import parley.messaging.port.out.LogUnavailableException;

final class ListInboxHandler implements ListInbox {
    private final MessagingPorts ports;
    private final KnownConversations conversations;

    ListInboxHandler(MessagingPorts ports, KnownConversations conversations) {
        this.ports = ports;
        this.conversations = conversations;
    }

    @Override
    public Result list(Query query) {
        try {
            List<InboxRow> rows = ports.inboxes().list(query.user(), query.after(), query.limit() + 1);
            boolean more = rows.size() > query.limit();
            List<InboxRow> shown = more ? rows.subList(0, query.limit()) : rows;
            List<Item> items = new ArrayList<>(shown.size());
            for (InboxRow row : shown) {
                conversations.find(row.conversation()).ifPresent(conversation -> items.add(item(conversation, row)));
            }
            return new Result.Found(
                    new Page<>(items, more ? shown.getLast().conversation().toString() : ""));
        } catch (LogUnavailableException unavailable) {
            return new Result.Unavailable();
        }
    }

    private Item item(Conversation conversation, InboxRow row) {
        return new Item(conversation, row, last(row), ports.receipts().list(row.conversation()));
    }

    private Last last(InboxRow row) {
        long seq = row.lastCountable();
        return ports.log().read(row.conversation(), seq, seq, 1).stream()
                .<Last>map(Last.Message::new)
                .findFirst()
                .orElseGet(Last.Nothing::new);
    }
}
