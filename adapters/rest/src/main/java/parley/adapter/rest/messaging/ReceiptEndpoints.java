package parley.adapter.rest.messaging;

import parley.adapter.rest.Answer;
import parley.adapter.rest.Call;
import parley.adapter.rest.Cursor;
import parley.adapter.rest.Problem;
import parley.adapter.wire.ErrorCode;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.port.in.ReadMessageReceipts;
import parley.messaging.port.in.ReadReceipts;

/// Who has received and read how far, and who one entry.
final class ReceiptEndpoints {
    private final ReadReceipts readReceipts;
    private final ReadMessageReceipts readMessageReceipts;

    ReceiptEndpoints(MessagingPorts ports) {
        this.readReceipts = ports.readReceipts();
        this.readMessageReceipts = ports.readMessageReceipts();
    }

    Answer ofConversation(Call call) {
        ReadReceipts.Query query = new ReadReceipts.Query(
                call.caller().user(), conversation(call), after(call, ReadReceipts.FIRST), call.limit());
        return switch (readReceipts.read(query)) {
            case ReadReceipts.Result.Found found -> Answer.json(200, MessagingJson.receipts(found.page()));
            case ReadReceipts.Result.NotFound() ->
                MessagingRoutes.noConversation().answer();
            case ReadReceipts.Result.NotMember() -> notMember();
            case ReadReceipts.Result.Unavailable() ->
                MessagingRoutes.unavailable().answer();
        };
    }

    Answer ofMessage(Call call) {
        long seq = call.pathInteger("seq", 1, Long.MAX_VALUE);
        ReadMessageReceipts.Query query = new ReadMessageReceipts.Query(
                call.caller().user(), conversation(call), seq, after(call, ReadMessageReceipts.FIRST), call.limit());
        return switch (readMessageReceipts.read(query)) {
            case ReadMessageReceipts.Result.Found found -> Answer.json(200, MessagingJson.messageReceipts(seq, found));
            case ReadMessageReceipts.Result.NotFound() ->
                MessagingRoutes.noConversation().answer();
            case ReadMessageReceipts.Result.NotMember() -> notMember();
            case ReadMessageReceipts.Result.OutOfRange() ->
                Problem.of(ErrorCode.NOT_FOUND, "seq: no such message").answer();
            case ReadMessageReceipts.Result.Unavailable() ->
                MessagingRoutes.unavailable().answer();
        };
    }

    private static Answer notMember() {
        return Problem.of(ErrorCode.NOT_MEMBER, "not a member of this group any more")
                .answer();
    }

    private static ConversationId conversation(Call call) {
        return new ConversationId(call.pathId("conversation"));
    }

    private static UserId after(Call call, UserId first) {
        return call.query("cursor").map(text -> new UserId(Cursor.read(text))).orElse(first);
    }
}
