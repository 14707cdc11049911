package parley.adapter.rest.messaging;

import java.time.Duration;
import java.util.Optional;
import parley.adapter.rest.Answer;
import parley.adapter.rest.Call;
import parley.adapter.rest.Problem;
import parley.adapter.wire.ContentJson;
import parley.adapter.wire.ErrorCode;
import parley.adapter.wire.WireLimits;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.messaging.domain.Content;
import parley.messaging.domain.Recipient;
import parley.messaging.port.in.FindSent;
import parley.messaging.port.in.SendMessage;

/// Sends messages. A request that is refused although its cid was stored before is acknowledged instead, with the
/// first result.
final class SendEndpoint {
    private final SendMessage send;
    private final FindSent findSent;
    private final int maxContentBytes;
    private final Duration timeout;
    /// Goes with the cid of a send whose own content cannot be accepted. Messaging never stores it, should the cid
    /// turn out to be unknown after all.
    private final Content unacceptable;

    SendEndpoint(SendMessage send, FindSent findSent, WireLimits limits, Duration timeout) {
        this.send = send;
        this.findSent = findSent;
        this.maxContentBytes = limits.contentBytes();
        this.timeout = timeout;
        this.unacceptable = Content.of(new byte[limits.contentBytes() + 1]);
    }

    Answer toConversation(Call call) {
        ConversationId conversation = new ConversationId(call.pathId("conversation"));
        return send(call, Optional.of(new Recipient.ToConversation(conversation)));
    }

    Answer toRecipient(Call call) {
        return send(call, Optional.empty());
    }

    private Answer send(Call call, Optional<Recipient> path) {
        SendRequest request = SendRequest.read(call, path, maxContentBytes);
        Optional<Problem> tooMany = call.chargeUser();
        return switch (request.content()) {
            case ContentJson.Reading.Accepted accepted -> {
                Content content = Content.of(accepted.json());
                yield tooMany.map(problem -> refuse(call, request, content, problem))
                        .orElseGet(() -> answer(request.cid(), submit(call, request, content)));
            }
            case ContentJson.Reading.Refused(ErrorCode code, String message) ->
                refuse(call, request, unacceptable, tooMany.orElseGet(() -> Problem.of(code, message)));
        };
    }

    private Answer refuse(Call call, SendRequest request, Content content, Problem refusal) {
        FindSent.Query query = new FindSent.Query(call.caller().user(), request.to(), request.cid());
        return switch (findSent.find(query)) {
            case FindSent.Result.Known() -> {
                SendMessage.Result result = submit(call, request, content);
                yield result instanceof SendMessage.Result.TooLarge ? refusal.answer() : answer(request.cid(), result);
            }
            case FindSent.Result.Missing() -> refusal.answer();
            case FindSent.Result.Unavailable() -> unavailable();
        };
    }

    private SendMessage.Result submit(Call call, SendRequest request, Content content) {
        PendingReply<SendMessage.Result> reply = new PendingReply<>();
        send.send(
                new SendMessage.Command(
                        call.caller().user(),
                        call.caller().device(),
                        new SendMessage.Carrier.Request(),
                        request.to(),
                        request.cid(),
                        content),
                reply::accept);
        return reply.await(timeout).orElseGet(SendMessage.Result.Unavailable::new);
    }

    /// The table of results.
    static Answer answer(Cid cid, SendMessage.Result result) {
        return switch (result) {
            case SendMessage.Result.Sent sent ->
                Answer.json(sent.duplicate() ? 200 : 201, MessagingJson.ack(cid, sent));
            case SendMessage.Result.NotFound() ->
                Problem.of(ErrorCode.NOT_FOUND, "to: no such user or conversation")
                        .answer();
            case SendMessage.Result.NotMember() ->
                Problem.of(ErrorCode.NOT_MEMBER, "to: no longer a member of this group")
                        .answer();
            case SendMessage.Result.NotAllowed() ->
                Problem.of(ErrorCode.FORBIDDEN, "to: only admins may send to this group")
                        .answer();
            case SendMessage.Result.Blocked() ->
                Problem.of(ErrorCode.BLOCKED, "to: does not accept messages from this user")
                        .answer();
            case SendMessage.Result.CidTaken() ->
                Problem.of(ErrorCode.CONFLICT, "cid: used in another conversation")
                        .answer();
            case SendMessage.Result.CidAhead(long now) ->
                Problem.of(ErrorCode.BAD_FRAME, "cid: ahead of the server's clock")
                        .at(now)
                        .answer();
            case SendMessage.Result.TooLarge(int limit) ->
                Problem.of(ErrorCode.TOO_LARGE, "content: too large (expected: at most " + limit + " bytes)")
                        .answer();
            case SendMessage.Result.Failed() ->
                Problem.of(ErrorCode.INTERNAL, "the message store refused").answer();
            case SendMessage.Result.Unavailable() -> unavailable();
        };
    }

    private static Answer unavailable() {
        return Problem.of(
                        ErrorCode.UNAVAILABLE, "unknown whether the message was stored (expected: the same cid again)")
                .retryAfter(Duration.ofSeconds(1))
                .answer();
    }
}
