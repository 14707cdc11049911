package parley.adapter.websocket.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static parley.adapter.websocket.frame.Ids.CHAT;
import static parley.adapter.websocket.frame.Ids.CID;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parley.adapter.websocket.frame.ErrorFrame;
import parley.adapter.websocket.frame.JsonBytes;
import parley.adapter.websocket.frame.Ref;
import parley.adapter.websocket.frame.ServerFrame;
import parley.messaging.port.in.ConfirmReceived;
import parley.messaging.port.in.MarkRead;
import parley.messaging.port.in.SendMessage;

final class RepliesTest {
    @ParameterizedTest
    @MethodSource("sendResults")
    void everySendResultShouldHaveItsFrame(SendMessage.Result result, String expected) {
        assertEquals(expected, text(Replies.of(Ref.NONE, CID, result)));
    }

    static Stream<Arguments> sendResults() {
        return Stream.of(
                arguments(
                        new SendMessage.Result.Sent(CHAT, 4, 5, false),
                        "{'t':'ack','cid':'" + CID + "','conversation':'" + CHAT + "','seq':4,'at':5}"),
                arguments(
                        new SendMessage.Result.Sent(CHAT, 4, 5, true),
                        "{'t':'ack','cid':'" + CID + "','conversation':'" + CHAT
                                + "','seq':4,'at':5,'duplicate':true}"),
                arguments(new SendMessage.Result.NotFound(), error("not_found", "to: no such user or conversation")),
                arguments(
                        new SendMessage.Result.NotMember(),
                        error("not_member", "to: no longer a member of this group")),
                arguments(
                        new SendMessage.Result.NotAllowed(),
                        error("forbidden", "to: only admins may send to this group")),
                arguments(
                        new SendMessage.Result.Blocked(),
                        error("blocked", "to: does not accept messages from this user")),
                arguments(new SendMessage.Result.CidTaken(), error("conflict", "cid: used in another conversation")),
                arguments(
                        new SendMessage.Result.CidAhead(77),
                        error("bad_frame", "cid: minted in the future (expected: by server time)', 'now':77")
                                .replace("', 'now':77'}", "','now':77}")),
                arguments(new SendMessage.Result.TooLarge(9), error("too_large", "content: expected at most 9 bytes")),
                arguments(
                        new SendMessage.Result.Failed(),
                        error("internal", "unknown whether it was stored: send the same cid again")),
                arguments(
                        new SendMessage.Result.Unavailable(),
                        error("unavailable", "unknown whether it was stored: send the same cid again")
                                .replace("'}", "','retryAfterMs':1000}")));
    }

    @Test
    void everySendResultShouldBeInTheTable() {
        assertEquals(
                Arrays.stream(SendMessage.Result.class.getPermittedSubclasses()).count(),
                sendResults().map(row -> row.get()[0].getClass()).distinct().count());
    }

    @Test
    void everyConfirmationShouldHaveItsFrame() {
        assertEquals("none", code(Replies.of(Ref.NONE, new ConfirmReceived.Result.Confirmed())));
        assertEquals("bad_frame", code(Replies.of(Ref.NONE, new ConfirmReceived.Result.OutOfRange())));
        assertEquals("unavailable", code(Replies.of(Ref.NONE, new ConfirmReceived.Result.NoStream())));
        assertEquals("unavailable", code(Replies.of(Ref.NONE, new ConfirmReceived.Result.Unavailable())));
    }

    @Test
    void everyReadMarkShouldHaveItsFrame() {
        assertEquals("none", code(Replies.of(Ref.NONE, new MarkRead.Result.Marked())));
        assertEquals("bad_frame", code(Replies.of(Ref.NONE, new MarkRead.Result.OutOfRange())));
        assertEquals("not_found", code(Replies.of(Ref.NONE, new MarkRead.Result.NotFound())));
        assertEquals("unavailable", code(Replies.of(Ref.NONE, new MarkRead.Result.Unavailable())));
    }

    private static String error(String code, String message) {
        return "{'t':'error','cid':'" + CID + "','code':'" + code + "','message':'" + message + "'}";
    }

    private static String code(Optional<ServerFrame> frame) {
        return frame.map(each -> each instanceof ErrorFrame error ? error.code().word() : "other")
                .orElse("none");
    }

    private static String text(ServerFrame frame) {
        JsonBytes out = new JsonBytes(64);
        frame.encode(out);
        return new String(out.toByteArray(), UTF_8).replace('"', '\'');
    }
}
