package parley.messaging.application;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.kernel.Page;
import parley.kernel.UserId;
import parley.messaging.application.ReceiptVisibility.Viewer;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.Membership;
import parley.messaging.domain.Watermark;
import parley.messaging.port.in.ReadReceipts;
import parley.messaging.port.out.LogUnavailableException;
import parley.messaging.port.out.Receipts;

final class ReadReceiptsHandler implements ReadReceipts {
    private final Participants participants;
    private final Receipts receipts;
    private final ReceiptVisibility visibility;

    ReadReceiptsHandler(Participants participants, Receipts receipts, ReceiptVisibility visibility) {
        this.participants = participants;
        this.receipts = receipts;
        this.visibility = visibility;
    }

    @Override
    public Result read(Query query) {
        try {
            Optional<Conversation> conversation = participants.find(query.conversation());
            return conversation.map(known -> read(query, known)).orElseGet(Result.NotFound::new);
        } catch (LogUnavailableException unavailable) {
            return new Result.Unavailable();
        }
    }

    private Result read(Query query, Conversation conversation) {
        Membership members = participants.now(conversation);
        if (members.hasMember(query.user())) {
            return new Result.Found(page(query, members));
        }
        return participants.isStranger(conversation, query.user()) ? new Result.NotFound() : new Result.NotMember();
    }

    private Page<Watermark> page(Query query, Membership members) {
        Set<UserId> present = new HashSet<>(members.users());
        Viewer viewer = visibility.viewer(query.user());
        List<Watermark> seen = receipts.list(query.conversation()).stream()
                .filter(mark -> Participants.ORDER.compare(mark.user(), query.after()) > 0)
                .filter(mark -> present.contains(mark.user()))
                .sorted(Comparator.comparing(Watermark::user, Participants.ORDER))
                .flatMap(mark -> viewer.see(mark).stream())
                .limit(query.limit() + 1L)
                .toList();
        if (seen.size() <= query.limit()) {
            return new Page<>(seen, "");
        }
        List<Watermark> items = seen.subList(0, query.limit());
        return new Page<>(items, items.getLast().user().toString());
    }
}
