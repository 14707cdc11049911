package parley.adapter.websocket.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static parley.adapter.websocket.frame.Ids.ALICE;
import static parley.adapter.websocket.frame.Ids.CHAT;
import static parley.adapter.websocket.frame.Ids.CID;
import static parley.adapter.websocket.frame.Ids.PHONE;
import static parley.adapter.websocket.frame.Ids.SESSION;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parley.adapter.wire.ErrorCode;

final class ServerFrameTest {
    private static final Ref REF = Ref.cut("\"r1\"".getBytes(UTF_8), 0, 4);
    private static final Ref NUMBER = Ref.cut("17".getBytes(UTF_8), 0, 2);

    @ParameterizedTest
    @MethodSource("frames")
    void encodeShouldWriteTheDocumentedMembers(ServerFrame frame, String expected) {
        JsonBytes out = new JsonBytes(16);

        frame.encode(out);

        String id = "00000000-0000-4000-8000-00000000000a";
        assertEquals(
                expected.replace('\'', '"')
                        .replace("$A", id)
                        .replace("$C", CHAT.toString())
                        .replace("$I", CID.toString()),
                new String(out.toByteArray(), UTF_8));
    }

    static Stream<Arguments> frames() {
        return Stream.of(
                arguments(
                        new ServerFrame.Welcome(
                                ALICE,
                                PHONE,
                                SESSION,
                                "g\"1",
                                "route",
                                30_000,
                                5,
                                3,
                                new ServerFrame.Limits(65_536, 100, 262_144, 256, 1000, 512)),
                        "{'t':'welcome','user':'$A','device':'00000000-0000-4000-8000-0000000000d1',"
                                + "'session':'00000000-0000-4000-8000-000000000051','generation':'g\\'1','route':'route',"
                                + "'heartbeatMs':30000,'now':5,'inbox':{'unread':3},"
                                + "'limits':{'content':65536,'batch':100,'frame':262144,'window':256,'backlog':1000,'watch':512}}"),
                arguments(new ServerFrame.Synced(), "{'t':'synced'}"),
                arguments(new ServerFrame.Pong(Ref.NONE, 7, Map.of()), "{'t':'pong','now':7}"),
                arguments(
                        new ServerFrame.Pong(NUMBER, 7, Map.of(CHAT, 9L)),
                        "{'t':'pong','ref':17,'now':7,'heads':{'$C':9}}"),
                arguments(
                        new ServerFrame.Ack(REF, CID, CHAT, 1, 2, false),
                        "{'t':'ack','ref':'r1','cid':'$I','conversation':'$C','seq':1,'at':2}"),
                arguments(
                        new ServerFrame.Ack(Ref.NONE, CID, CHAT, 1, 2, true),
                        "{'t':'ack','cid':'$I','conversation':'$C','seq':1,'at':2,'duplicate':true}"),
                arguments(new ServerFrame.Skip(CHAT, 3, 4), "{'t':'skip','conversation':'$C','from':3,'to':4}"),
                arguments(new ServerFrame.Behind(CHAT, 3, 4), "{'t':'behind','conversation':'$C','from':3,'to':4}"),
                arguments(
                        new ServerFrame.Receipt(CHAT, ALICE, 5, 4, 6),
                        "{'t':'receipt','conversation':'$C','user':'$A','delivered':5,'read':4,'at':6}"),
                arguments(
                        new ServerFrame.Receipt(CHAT, ALICE, 5, 0, 6),
                        "{'t':'receipt','conversation':'$C','user':'$A','delivered':5,'at':6}"),
                arguments(
                        new ServerFrame.Receipts(
                                CHAT,
                                List.of(
                                        new ServerFrame.Receipts.Item(ALICE, 5, 4),
                                        new ServerFrame.Receipts.Item(ALICE, 6, 0)),
                                9),
                        "{'t':'receipts','conversation':'$C','items':[{'user':'$A','delivered':5,'read':4},"
                                + "{'user':'$A','delivered':6}],'at':9}"),
                arguments(
                        new ServerFrame.Settings(CHAT, ServerFrame.Settings.FOR_EVER, true, false, true),
                        "{'t':'settings','conversation':'$C','mutedUntil':-1,'archived':true,'pinned':false,"
                                + "'unread':true}"),
                arguments(
                        new ServerFrame.Typing(CHAT, ALICE, true),
                        "{'t':'typing','conversation':'$C','user':'$A','on':true}"),
                arguments(new ServerFrame.Presence(ALICE, true, 0), "{'t':'presence','user':'$A','state':'online'}"),
                arguments(
                        new ServerFrame.Presence(ALICE, false, 77),
                        "{'t':'presence','user':'$A','state':'offline','lastSeen':77}"),
                arguments(new ServerFrame.ReadElsewhere(CHAT, 8), "{'t':'read','conversation':'$C','seq':8}"),
                arguments(new ServerFrame.Account("device_added"), "{'t':'account','change':'device_added'}"),
                arguments(new ServerFrame.Bye(ByeReason.REPLACED, -1), "{'t':'bye','reason':'replaced'}"),
                arguments(new ServerFrame.Bye(ByeReason.DRAIN, 0), "{'t':'bye','reason':'drain','reconnectAfterMs':0}"),
                arguments(
                        ErrorFrame.of(Ref.NONE, ErrorCode.BAD_FRAME, "why"),
                        "{'t':'error','code':'bad_frame','message':'why'}"),
                arguments(
                        ErrorFrame.of(REF, ErrorCode.RATE_LIMITED, "why")
                                .about(CID)
                                .retryAfter(3)
                                .at(4),
                        "{'t':'error','ref':'r1','cid':'$I','code':'rate_limited','message':'why','retryAfterMs':3,'now':4}"));
    }

    @Test
    void sharedShouldWriteItsBytes() {
        JsonBytes out = new JsonBytes(1);

        new ServerFrame.Shared(2, () -> "{}".getBytes(UTF_8)).encode(out);

        assertEquals("{}", new String(out.toByteArray(), UTF_8));
    }
}
