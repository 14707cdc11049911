package parley.messaging.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.kernel.ConversationId;
import parley.kernel.Page;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.InboxRow;
import parley.messaging.port.in.ListInbox;
import parley.messaging.port.out.LogUnavailableException;

final class ListInboxHandler implements ListInbox {
    private final MessagingPorts ports;
    private final KnownConversations conversations;
    private final int pageBytes;

    ListInboxHandler(MessagingPorts ports, KnownConversations conversations, int pageBytes) {
        this.ports = ports;
        this.conversations = conversations;
        this.pageBytes = pageBytes;
    }

    @Override
    public Result list(Query query) {
        try {
            List<InboxRow> rows = ports.inboxes().list(query.user(), query.after(), query.limit() + 1);
            List<Item> items = new ArrayList<>(Math.min(rows.size(), query.limit()));
            ConversationId last = query.after();
            long bytes = 0;
            int shown = 0;
            while (shown < Math.min(rows.size(), query.limit()) && (shown == 0 || bytes < pageBytes)) {
                InboxRow row = rows.get(shown);
                Optional<Item> item = conversations.find(row.conversation()).map(known -> item(known, row));
                bytes += item.map(ListInboxHandler::size).orElse(0);
                item.ifPresent(items::add);
                last = row.conversation();
                shown++;
            }
            return new Result.Found(new Page<>(items, shown < rows.size() ? last.toString() : ""));
        } catch (LogUnavailableException unavailable) {
            return new Result.Unavailable();
        }
    }

    private Item item(Conversation conversation, InboxRow row) {
        return new Item(conversation, row, last(row), ports.receipts().list(row.conversation()));
    }

    private static int size(Item item) {
        return switch (item.last()) {
            case Last.Message message -> message.entry().content().size();
            case Last.Nothing nothing -> 0;
        };
    }

    private Last last(InboxRow row) {
        long seq = row.lastCountable();
        return ports.log().read(row.conversation(), seq, seq, 1).stream()
                .<Last>map(Last.Message::new)
                .findFirst()
                .orElseGet(Last.Nothing::new);
    }
}
