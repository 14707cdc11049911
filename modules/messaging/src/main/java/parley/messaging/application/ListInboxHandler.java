package parley.messaging.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.kernel.ConversationId;
import parley.kernel.Page;
import parley.kernel.UserId;
import parley.messaging.application.ReceiptVisibility.Viewer;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.InboxRow;
import parley.messaging.domain.Membership;
import parley.messaging.domain.Watermark;
import parley.messaging.port.in.ListInbox;
import parley.messaging.port.out.LogUnavailableException;

final class ListInboxHandler implements ListInbox {
    /// About what one takes of a page.
    private static final int WATERMARK_BYTES = 100;

    private final MessagingPorts ports;
    private final Participants participants;
    private final ReceiptVisibility visibility;
    private final int pageBytes;

    ListInboxHandler(MessagingPorts ports, Participants participants, ReceiptVisibility visibility, int pageBytes) {
        this.ports = ports;
        this.participants = participants;
        this.visibility = visibility;
        this.pageBytes = pageBytes;
    }

    @Override
    public Result list(Query query) {
        try {
            List<InboxRow> rows = ports.inboxes().list(query.user(), query.after(), query.limit() + 1);
            Viewer viewer = visibility.viewer(query.user());
            List<Item> items = new ArrayList<>(Math.min(rows.size(), query.limit()));
            ConversationId last = query.after();
            long bytes = 0;
            int shown = 0;
            while (shown < Math.min(rows.size(), query.limit()) && (shown == 0 || bytes < pageBytes)) {
                InboxRow row = rows.get(shown);
                Optional<Item> item = participants.find(row.conversation()).map(known -> item(known, row, viewer));
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

    private Item item(Conversation conversation, InboxRow row, Viewer viewer) {
        Membership members = participants.now(conversation);
        boolean isMember = members.hasMember(viewer.user());
        List<Watermark> watermarks = isMember && !members.queued() ? watermarks(members, row, viewer) : List.of();
        return new Item(conversation, isMember, row, last(conversation, row, viewer.user()), watermarks);
    }

    private List<Watermark> watermarks(Membership members, InboxRow row, Viewer viewer) {
        return ports.receipts().list(row.conversation()).stream()
                .filter(mark -> members.hasMember(mark.user()))
                .flatMap(mark -> viewer.see(mark).stream())
                .toList();
    }

    private static int size(Item item) {
        int content = switch (item.last()) {
            case Last.Message message -> message.entry().content().size();
            case Last.Nothing nothing -> 0;
        };
        return content + WATERMARK_BYTES * item.watermarks().size();
    }

    private Last last(Conversation conversation, InboxRow row, UserId user) {
        long seq = row.lastCountable();
        if (!participants.visibility(conversation, user).contains(seq)) {
            return new Last.Nothing();
        }
        return ports.log().read(row.conversation(), seq, seq, 1).stream()
                .<Last>map(Last.Message::new)
                .findFirst()
                .orElseGet(Last.Nothing::new);
    }
}
