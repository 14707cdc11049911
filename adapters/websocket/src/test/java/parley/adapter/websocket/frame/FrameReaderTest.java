package parley.adapter.websocket.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.adapter.websocket.frame.Ids.ALICE;
import static parley.adapter.websocket.frame.Ids.BOB;
import static parley.adapter.websocket.frame.Ids.CHAT;
import static parley.adapter.websocket.frame.Ids.CID;
import static parley.adapter.websocket.frame.Ids.OTHER_CHAT;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.adapter.wire.ErrorCode;
import parley.adapter.wire.WireLimits;

final class FrameReaderTest {
    private static final FrameDecoder DECODER = new FrameDecoder(new WireLimits(1000, 3, 6000, 8));
    private static final String SEND =
            "{'t':'send','ref':'r1','to':{'user':'" + BOB + "'},'cid':'" + CID + "','content':{'text':'hi'}}";

    @Test
    void helloShouldBeDecoded() {
        assertEquals(new ClientFrame.Hello(Ref.NONE, "", ""), accepted("{'t':'hello'}"));
        ClientFrame.Hello hello = assertInstanceOf(
                ClientFrame.Hello.class, accepted("{'t':'hello','token':'secret','client':'sdk/1','resume':{}}"));
        assertEquals("secret", hello.token());
        assertEquals("sdk/1", hello.client());
        assertFalse(hello.toString().contains("secret"));
    }

    @Test
    void pingShouldKeepItsRefAsItWasWritten() {
        assertEquals("", refOf("{'t':'ping'}"));
        assertEquals("17", refOf("{'t':'ping','ref':17}"));
        assertEquals("-9223372036854775808", refOf("{'ref' : -9223372036854775808 ,'t':'ping'}"));
        assertEquals("\"a\\u00e4\\n€\"", refOf("{'ref':'a\\u00e4\\n€','t':'ping'}"));
        assertEquals("\"\"", refOf("{'ref':'','t':'ping'}"));
    }

    @Test
    void sendShouldBeDecodedWhateverTheOrderOfItsMembers() {
        ClientFrame.Send send = assertInstanceOf(ClientFrame.Send.class, accepted(SEND));
        assertEquals(new ClientFrame.To.User(BOB), send.to());
        assertEquals(CID, send.cid());
        assertEquals("{\"text\":\"hi\"}", new String(send.content().json(), UTF_8));

        ClientFrame.Send reversed = assertInstanceOf(
                ClientFrame.Send.class,
                accepted("{'content': { 'sealed' :'QUJD','x':[1,{}] } ,'cid':'" + CID + "','to':{'conversation':'"
                        + CHAT + "','note':{}},'extra':{'t':'ping'},'t':'send'}"));
        assertEquals(new ClientFrame.To.Conversation(CHAT), reversed.to());
        assertEquals(
                "{ \"sealed\" :\"QUJD\",\"x\":[1,{}] }",
                new String(reversed.content().json(), UTF_8));
    }

    @Test
    void receivedShouldBeDecodedInBothForms() {
        assertEquals(
                new ClientFrame.Received(Ref.NONE, List.of(new ClientFrame.Position(CHAT, 7))),
                accepted("{'t':'received','conversation':'" + CHAT + "','seq':7}"));
        assertEquals(
                new ClientFrame.Received(
                        Ref.NONE, List.of(new ClientFrame.Position(CHAT, 7), new ClientFrame.Position(OTHER_CHAT, 1))),
                accepted("{'t':'received','upTo':{'" + CHAT + "':7,'" + OTHER_CHAT + "':1}}"));
        assertEquals(new ClientFrame.Received(Ref.NONE, List.of()), accepted("{'t':'received','upTo':{}}"));
    }

    @Test
    void readShouldBeDecoded() {
        assertEquals(
                new ClientFrame.Read(Ref.NONE, new ClientFrame.Position(CHAT, 7)),
                accepted("{'t':'read','conversation':'" + CHAT + "','seq':7}"));
    }

    @Test
    void typingShouldBeDecoded() {
        assertEquals(
                new ClientFrame.Typing(Ref.NONE, CHAT, true),
                accepted("{'t':'typing','conversation':'" + CHAT + "','on':true}"));
        assertEquals(
                new ClientFrame.Typing(Ref.NONE, CHAT, false),
                accepted("{'on':false,'conversation':'" + CHAT + "','t':'typing'}"));
    }

    @Test
    void watchAndUnwatchShouldBeDecoded() {
        assertEquals(
                new ClientFrame.Watch(Ref.NONE, List.of(BOB, ALICE)),
                accepted("{'t':'watch','users':['" + BOB + "','" + ALICE + "']}"));
        assertEquals(new ClientFrame.Watch(Ref.NONE, List.of()), accepted("{'t':'watch','users':[]}"));
        assertEquals(
                new ClientFrame.Unwatch(Ref.NONE, List.of(BOB)), accepted("{'t':'unwatch','users':['" + BOB + "']}"));
    }

    @Test
    void watchShouldNameAHundredUsersAtMost() {
        String hundred = String.join(",", Collections.nCopies(100, "'" + BOB + "'"));
        assertEquals(
                100,
                assertInstanceOf(ClientFrame.Watch.class, accepted("{'t':'watch','users':[" + hundred + "]}"))
                        .users()
                        .size());

        List<Decoded> decoded = decode("[{'ref':3,'t':'watch','users':[" + hundred + ",{'x':[1]}]},{'t':'ping'}]");

        Decoded.Refused refused = assertInstanceOf(Decoded.Refused.class, decoded.getFirst());
        assertEquals(ErrorCode.TOO_LARGE, refused.code());
        assertEquals("3", new String(refused.ref().json(), UTF_8));
        assertEquals(new Decoded.Accepted(new ClientFrame.Ping(Ref.NONE)), decoded.get(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'t':'typing','conversation':'00000000-0000-8000-8000-0000000000c1'}",
                "{'t':'typing','conversation':'00000000-0000-8000-8000-0000000000c1','on':1}",
                "{'t':'typing','on':true}",
                "{'t':'watch'}",
                "{'t':'watch','users':'00000000-0000-4000-8000-00000000000b'}",
                "{'t':'watch','users':['00000000-0000-4000-8000-00000000000b','x']}",
                "{'t':'watch','users':[{'user':[[]]},'00000000-0000-4000-8000-00000000000b']}",
                "{'t':'unwatch','users':[null]}",
                "{}",
                "{'t':5}",
                "{'t':null}",
                "{'t':'ping','ref':1.5}",
                "{'t':'ping','ref':{}}",
                "{'t':'ping','ref':'12345678901234567890123456789012345678901234567890123456789012345'}",
                "{'t':'hello','token':5}",
                "{'t':'hello','client':[]}",
                "{'t':'read','conversation':'x','seq':1}",
                "{'t':'read','seq':1}",
                "{'t':'read','conversation':'00000000-0000-8000-8000-0000000000c1','seq':0}",
                "{'t':'read','conversation':'00000000-0000-8000-8000-0000000000c1','seq':'1'}",
                "{'t':'read','conversation':'00000000-0000-8000-8000-0000000000c1','seq':1e3}",
                "{'t':'received','upTo':{'x':1}}",
                "{'t':'received','upTo':[]}",
                "{'t':'received','upTo':{'00000000-0000-8000-8000-0000000000c1':[[1],2],'y':{}}}",
                "{'t':'received','upTo':{},'seq':1}",
                "{'t':'send'}",
                "{'t':'send','to':{},'cid':'01932bd6-0000-7000-8000-000000000001','content':{'text':''}}",
                "{'t':'send','to':'x','cid':'01932bd6-0000-7000-8000-000000000001','content':{'text':''}}",
                "{'t':'send','to':{'user':{'x':[]}},'cid':'01932bd6-0000-7000-8000-000000000001','content':{}}",
                "{'t':'send','to':{'user':'00000000-0000-4000-8000-00000000000b'},'cid':'00000000-0000-4000-8000-00000000000b'}",
                "7",
                "'text'",
                "null",
                "[[]]"
            })
    void badFrameShouldBeRefusedAndTheNextOneRead(String frame) {
        List<Decoded> decoded = decode("[" + (frame.equals("[[]]") ? "[[]]" : frame) + ",{'t':'ping'}]");

        Decoded.Refused refused = assertInstanceOf(Decoded.Refused.class, decoded.getFirst());
        assertEquals(ErrorCode.BAD_FRAME, refused.code());
        assertEquals(new Decoded.Accepted(new ClientFrame.Ping(Ref.NONE)), decoded.get(1));
        assertEquals(2, decoded.size());
    }

    @Test
    void unknownTypeShouldBeRefusedWithItsRef() {
        Decoded.Refused refused = assertInstanceOf(
                Decoded.Refused.class, decode("{'ref':3,'t':'teleport'}").getFirst());
        assertEquals(ErrorCode.UNKNOWN_TYPE, refused.code());
        assertEquals("3", new String(refused.ref().json(), UTF_8));
    }

    @Test
    void membersOfOtherTypesShouldNotMatter() {
        assertEquals(
                new ClientFrame.Ping(Ref.NONE),
                accepted("{'cid':5,'to':[],'content':'x','seq':'y','upTo':3,'t':'ping'}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'text':'a','sealed':'QUJD'} | BAD_FRAME",
                "{} | BAD_FRAME",
                "5 | BAD_FRAME",
            })
    void sendWithBadContentShouldKeepItsCid(String content, ErrorCode code) {
        Decoded.RefusedSend refused = assertInstanceOf(
                Decoded.RefusedSend.class,
                decode(SEND.replace("{'text':'hi'}", content)).getFirst());
        assertEquals(code, refused.code());
        assertEquals(CID, refused.cid());
        assertEquals(new ClientFrame.To.User(BOB), refused.to());
        assertEquals("\"r1\"", new String(refused.ref().json(), UTF_8));
    }

    @Test
    void contentAtItsLimitShouldBeAcceptedAndOneByteMoreRefused() {
        String atLimit = "{'text':'" + "x".repeat(1000 - "{'text':''}".length()) + "'}";
        assertInstanceOf(ClientFrame.Send.class, accepted(SEND.replace("{'text':'hi'}", atLimit)));
        Decoded.RefusedSend refused = assertInstanceOf(
                Decoded.RefusedSend.class,
                decode(SEND.replace("{'text':'hi'}", atLimit.replace("x'}", "xx'}")))
                        .getFirst());
        assertEquals(ErrorCode.TOO_LARGE, refused.code());
    }

    @Test
    void batchShouldEndAtItsLimit() {
        String ping = "{'t':'ping'}";
        assertEquals(3, decode("[" + ping + "," + ping + "," + ping + "]").size());
        List<Decoded> decoded = decode("[" + ping + "," + ping + "," + ping + "," + ping + "," + ping + "]");
        assertEquals(4, decoded.size());
        assertEquals(
                ErrorCode.TOO_LARGE,
                assertInstanceOf(Decoded.Refused.class, decoded.get(3)).code());
    }

    @Test
    void emptyBatchShouldBeNothing() {
        assertEquals(List.of(), decode("[]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{'t'",
                "[{'t':'ping'}",
                "{'t':'ping'}{}",
                "[]]",
                "{'t':'ping',}",
                "{'t':'ping','t':'ping'}",
                "nul",
                "{'a':[[[[[[[[[[1]]]]]]]]]]}"
            })
    void malformedTextShouldBeRefusedOnceAfterWhatWasReadable(String text) {
        List<Decoded> decoded = decode(text);

        Decoded.Refused refused = assertInstanceOf(Decoded.Refused.class, decoded.getLast());
        assertEquals(ErrorCode.BAD_FRAME, refused.code());
        assertTrue(decoded.size() <= 2, text);
    }

    @Test
    void framesBeforeTheMalformedPlaceShouldBeRead() {
        List<Decoded> decoded = decode("[{'t':'ping'},{'t':'ping'},oops]");

        assertEquals(3, decoded.size());
        assertInstanceOf(Decoded.Accepted.class, decoded.get(1));
        assertInstanceOf(Decoded.Refused.class, decoded.get(2));
    }

    @Test
    void readerShouldLookOnlyAtTheGivenRange() {
        byte[] source = json("xx{'t':'ping','ref':'é'}yy");
        try (FrameReader reader = DECODER.open(source, 2, source.length - 4)) {
            Decoded.Accepted ping = assertInstanceOf(Decoded.Accepted.class, reader.next());
            assertEquals("\"é\"", new String(ping.frame().ref().json(), UTF_8));
            assertInstanceOf(Decoded.End.class, reader.next());
        }
    }

    @Test
    void mutilatedFramesShouldNeverBeAFault() {
        Random random = new Random(3);
        byte[] original = json("[" + SEND + ",{'t':'received','upTo':{'" + CHAT + "':7}},{'t':'hello','token':'x'}]");
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes = original.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextBoolean() ? bytes.length : random.nextInt(bytes.length);
            assertTrue(decode(bytes, length).size() <= 5);
        }
    }

    private static String refOf(String text) {
        return new String(accepted(text).ref().json(), UTF_8);
    }

    private static ClientFrame accepted(String text) {
        List<Decoded> decoded = decode(text);
        assertEquals(1, decoded.size(), () -> decoded.toString());
        return assertInstanceOf(Decoded.Accepted.class, decoded.getFirst()).frame();
    }

    private static List<Decoded> decode(String text) {
        byte[] bytes = json(text);
        return decode(bytes, bytes.length);
    }

    private static List<Decoded> decode(byte[] bytes, int length) {
        List<Decoded> all = new ArrayList<>();
        try (FrameReader reader = DECODER.open(bytes, 0, length)) {
            for (Decoded next = reader.next(); !(next instanceof Decoded.End); next = reader.next()) {
                all.add(next);
            }
        }
        return all;
    }

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
    }
}
