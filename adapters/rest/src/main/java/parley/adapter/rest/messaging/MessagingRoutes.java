package parley.adapter.rest.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import parley.adapter.rest.Answer;
import parley.adapter.rest.Call;
import parley.adapter.rest.Problem;
import parley.adapter.rest.Route;
import parley.adapter.rest.RouteGroup;
import parley.adapter.wire.ErrorCode;
import parley.adapter.wire.WireLimits;
import parley.kernel.ConversationId;
import parley.kernel.SessionId;
import parley.messaging.port.in.ConfirmReceived;
import parley.messaging.port.in.MarkRead;

/// `/v1/conversations` and `/v1/messages`.
public final class MessagingRoutes implements RouteGroup {
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final String ONE = "/v1/conversations/{conversation}";

    private final MessagingPorts ports;
    private final Duration timeout;
    private final SendEndpoint send;
    private final ReadEndpoints read;
    private final ReceiptEndpoints receipts;
    private final SettingsEndpoint settings;

    /// @param timeout how long a send or a read mark waits for its result before the answer is `unavailable`
    public MessagingRoutes(MessagingPorts ports, WireLimits limits, Duration timeout) {
        this.ports = ports;
        this.timeout = timeout;
        this.send = new SendEndpoint(ports.send(), ports.findSent(), limits, timeout);
        this.read = new ReadEndpoints(ports);
        this.receipts = new ReceiptEndpoints(ports);
        this.settings = new SettingsEndpoint(ports.changeSettings());
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/conversations", Route.Access.USER, read::inbox),
                Route.get(ONE + "/messages", Route.Access.USER, read::history),
                Route.post(ONE + "/messages", Route.Access.SENDER, send::toConversation),
                Route.post("/v1/messages", Route.Access.SENDER, send::toRecipient),
                Route.get(ONE + "/receipts", Route.Access.USER, receipts::ofConversation),
                Route.get(ONE + "/messages/{seq}/receipts", Route.Access.USER, receipts::ofMessage),
                Route.patch(ONE + "/settings", Route.Access.USER, settings::change),
                Route.put(ONE + "/read", Route.Access.USER, this::read),
                Route.post(ONE + "/received", Route.Access.USER, this::received));
    }

    private Answer read(Call call) {
        MarkRead.Command command =
                new MarkRead.Command(call.caller().user(), call.caller().device(), conversation(call), seq(call));
        PendingReply<MarkRead.Result> reply = new PendingReply<>();
        ports.markRead().mark(command, reply::accept);
        return switch (reply.await(timeout).orElseGet(MarkRead.Result.Unavailable::new)) {
            case MarkRead.Result.Marked() -> Answer.noContent();
            case MarkRead.Result.OutOfRange() ->
                Problem.of(ErrorCode.BAD_FRAME, "seq: beyond the head of the conversation")
                        .answer();
            case MarkRead.Result.NotFound() -> noConversation().answer();
            case MarkRead.Result.Unavailable() -> unavailable().answer();
        };
    }

    private Answer received(Call call) {
        ConversationId conversation = conversation(call);
        long seq = seq(call);
        Optional<SessionId> session =
                ports.sessions().of(call.caller().user(), call.caller().device());
        ConfirmReceived.Result result = session.map(live -> new ConfirmReceived.Command(live, conversation, seq))
                .map(ports.confirmReceived()::confirm)
                .orElseGet(ConfirmReceived.Result.NoStream::new);
        return answer(result);
    }

    private static Answer answer(ConfirmReceived.Result result) {
        return switch (result) {
            case ConfirmReceived.Result.Confirmed() -> Answer.noContent();
            case ConfirmReceived.Result.OutOfRange() ->
                Problem.of(ErrorCode.BAD_FRAME, "seq: beyond what was sent to this device")
                        .answer();
            case ConfirmReceived.Result.NoStream() ->
                Problem.of(ErrorCode.CONFLICT, "this device has no live stream").answer();
            case ConfirmReceived.Result.Unavailable() -> unavailable().answer();
        };
    }

    private static ConversationId conversation(Call call) {
        return new ConversationId(call.pathId("conversation"));
    }

    private static long seq(Call call) {
        return call.fields().integer("seq", 1, Long.MAX_VALUE);
    }

    static Problem noConversation() {
        return Problem.of(ErrorCode.NOT_FOUND, "no such conversation");
    }

    static Problem unavailable() {
        return Problem.of(ErrorCode.UNAVAILABLE, "the message store does not answer")
                .retryAfter(RETRY);
    }
}
