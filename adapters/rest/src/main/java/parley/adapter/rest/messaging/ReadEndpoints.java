package parley.adapter.rest.messaging;

import java.util.Optional;
import parley.adapter.rest.Answer;
import parley.adapter.rest.Call;
import parley.adapter.rest.Cursor;
import parley.adapter.wire.RefusedInputException;
import parley.kernel.ConversationId;
import parley.messaging.port.in.ListInbox;
import parley.messaging.port.in.ReadHistory;

/// The pages: a user's conversations, and the entries of one.
final class ReadEndpoints {
    private final ListInbox listInbox;
    private final ReadHistory readHistory;

    ReadEndpoints(MessagingPorts ports) {
        this.listInbox = ports.listInbox();
        this.readHistory = ports.readHistory();
    }

    Answer inbox(Call call) {
        ConversationId after = call.query("cursor")
                .map(text -> new ConversationId(Cursor.read(text)))
                .orElse(ConversationId.NIL);
        ListInbox.Query query = new ListInbox.Query(call.caller().user(), after, call.limit());
        return switch (listInbox.list(query)) {
            case ListInbox.Result.Found(var page) ->
                Answer.json(200, MessagingJson.inbox(call.caller().user(), page));
            case ListInbox.Result.Unavailable() -> MessagingRoutes.unavailable().answer();
        };
    }

    Answer history(Call call) {
        ReadHistory.Query query = new ReadHistory.Query(
                call.caller().user(), new ConversationId(call.pathId("conversation")), range(call), call.limit());
        return switch (readHistory.read(query)) {
            case ReadHistory.Result.Found found -> Answer.json(200, HistoryJson.of(query.range(), found));
            case ReadHistory.Result.NotFound() ->
                MessagingRoutes.noConversation().answer();
            case ReadHistory.Result.Unavailable() ->
                MessagingRoutes.unavailable().answer();
        };
    }

    private static ReadHistory.Range range(Call call) {
        Optional<ReadHistory.Range> before =
                call.queryInteger("before", 1, Long.MAX_VALUE).map(ReadHistory.Range.Before::new);
        Optional<ReadHistory.Range> after =
                call.queryInteger("after", 0, Long.MAX_VALUE).map(ReadHistory.Range.After::new);
        if (before.isPresent() && after.isPresent()) {
            throw RefusedInputException.badFrame("before, after: both (expected: at most one of them)");
        }
        return before.or(() -> after).orElseGet(ReadHistory.Range.Latest::new);
    }
}
