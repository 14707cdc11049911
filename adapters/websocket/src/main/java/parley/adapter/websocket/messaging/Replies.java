package parley.adapter.websocket.messaging;

import java.util.Optional;
import parley.adapter.websocket.frame.ErrorFrame;
import parley.adapter.websocket.frame.Ref;
import parley.adapter.websocket.frame.ServerFrame;
import parley.adapter.wire.ErrorCode;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.messaging.port.in.ConfirmReceived;
import parley.messaging.port.in.MarkRead;
import parley.messaging.port.in.SendMessage;

/// The one table from messaging's results to frames.
final class Replies {
    private static final String AGAIN = "unknown whether it was stored: send the same cid again";
    private static final long RETRY_MILLIS = 1000;

    private Replies() {}

    static ServerFrame of(Ref ref, Cid cid, SendMessage.Result result) {
        return switch (result) {
            case SendMessage.Result.Sent(ConversationId conversation, long seq, long at, boolean duplicate) ->
                new ServerFrame.Ack(ref, cid, conversation, seq, at, duplicate);
            case SendMessage.Result.NotFound notFound ->
                ErrorFrame.of(ref, ErrorCode.NOT_FOUND, "to: no such user or conversation")
                        .about(cid);
            case SendMessage.Result.NotMember notMember ->
                ErrorFrame.of(ref, ErrorCode.NOT_MEMBER, "to: no longer a member of this group")
                        .about(cid);
            case SendMessage.Result.NotAllowed notAllowed ->
                ErrorFrame.of(ref, ErrorCode.FORBIDDEN, "to: only admins may send to this group")
                        .about(cid);
            case SendMessage.Result.Blocked blocked ->
                ErrorFrame.of(ref, ErrorCode.BLOCKED, "to: does not accept messages from this user")
                        .about(cid);
            case SendMessage.Result.CidTaken taken ->
                ErrorFrame.of(ref, ErrorCode.CONFLICT, "cid: used in another conversation")
                        .about(cid);
            case SendMessage.Result.CidAhead(long now) ->
                ErrorFrame.of(ref, ErrorCode.BAD_FRAME, "cid: minted in the future (expected: by server time)")
                        .about(cid)
                        .at(now);
            case SendMessage.Result.TooLarge(int limit) ->
                ErrorFrame.of(ref, ErrorCode.TOO_LARGE, "content: expected at most " + limit + " bytes")
                        .about(cid);
            case SendMessage.Result.Failed failed ->
                ErrorFrame.of(ref, ErrorCode.INTERNAL, AGAIN).about(cid);
            case SendMessage.Result.Unavailable unavailable ->
                ErrorFrame.of(ref, ErrorCode.UNAVAILABLE, AGAIN).about(cid).retryAfter(RETRY_MILLIS);
        };
    }

    static Optional<ServerFrame> of(Ref ref, ConfirmReceived.Result result) {
        return switch (result) {
            case ConfirmReceived.Result.Confirmed confirmed -> Optional.empty();
            case ConfirmReceived.Result.OutOfRange outOfRange ->
                Optional.of(ErrorFrame.of(ref, ErrorCode.BAD_FRAME, "received: beyond what was sent"));
            case ConfirmReceived.Result.NoStream noStream -> Optional.of(unavailable(ref));
            case ConfirmReceived.Result.Unavailable unavailable -> Optional.of(unavailable(ref));
        };
    }

    static Optional<ServerFrame> of(Ref ref, MarkRead.Result result) {
        return switch (result) {
            case MarkRead.Result.Marked marked -> Optional.empty();
            case MarkRead.Result.OutOfRange outOfRange ->
                Optional.of(ErrorFrame.of(ref, ErrorCode.BAD_FRAME, "read: beyond the head"));
            case MarkRead.Result.NotFound notFound ->
                Optional.of(ErrorFrame.of(ref, ErrorCode.NOT_FOUND, "conversation: no such conversation"));
            case MarkRead.Result.Unavailable unavailable -> Optional.of(unavailable(ref));
        };
    }

    private static ServerFrame unavailable(Ref ref) {
        return ErrorFrame.of(ref, ErrorCode.UNAVAILABLE, "the store cannot answer now: try again")
                .retryAfter(RETRY_MILLIS);
    }
}
