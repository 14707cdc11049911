package parley.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameScannerTest {

    private static final String CONVERSATION = "0f0e0d0c-0b0a-4908-8706-050403020100";
    private static final String CID = "01890a5d-ac96-774b-bcce-b302099a8057";

    @Test
    void scanShouldFindFieldsOfMessageInAnyOrder() {
        String expected = "MESSAGE seq=7 from=0 to=0 " + CONVERSATION + " " + CID + " text=hi";
        assertEquals(List.of(expected), scan("""
                        {"t":"message","conversation":"%s","seq":7,"from":{"user":"u","device":"d"},"cid":"%s","at":123,\
                        "content":{"text":"hi"}}""".formatted(CONVERSATION, CID)));
        assertEquals(List.of(expected), scan("""
                        { "content" : { "replyTo" : 3, "text" : "hi" } , "cid":"%s", "seq" : 7 ,
                          "conversation":"%s","from":{"user":"u"}, "t":"message" }""".formatted(CID, CONVERSATION)));
    }

    @Test
    void scanShouldFindEveryFrameOfBatch() {
        assertEquals(
                List.of("ACK seq=1 from=0 to=0 - - -", "PONG seq=0 from=0 to=0 - - -", "OTHER seq=0 from=0 to=0 - - -"),
                scan("""
                        [{"t":"ack","at":1.5e3,"seq":1 }, {"t":"pong","heads":{"x":[1,{"seq":9}]}},{"t":"novelty"}]"""));
        assertEquals(List.of(), scan("[]"));
        assertEquals(List.of("OTHER seq=0 from=0 to=0 - - -"), scan("{}"));
    }

    @Test
    void scanShouldNotBeMisledByContent() {
        assertEquals(List.of("MESSAGE seq=2 from=0 to=0 - - text=\\\"seq\\\":5,\\\\"), scan("""
                        {"t":"message","content":{"mentions":[{"text":"no"}],"text":"\\"seq\\":5,\\\\"},"extra":\
                        {"seq":3,"t":"ack","deep":["}",{"a":"]"}]},"seq":2}"""));
    }

    @Test
    void scanShouldTellRangeFromSender() {
        assertEquals(
                List.of("SKIP seq=0 from=4 to=6 " + CONVERSATION + " - -"),
                scan("{\"t\":\"skip\",\"from\":4,\"to\":6,\"conversation\":\"" + CONVERSATION + "\"}"));
    }

    @Test
    void scanShouldFindCodeReasonAndFlags() {
        List<String> found = new ArrayList<>();
        byte[] json = """
                [{"t":"error","code":"rate_limited","message":"slow \\"down\\""},{"t":"bye","reason":"drain"},
                 {"t":"receipt","delivered":4,"at":1},{"t":"ack","duplicate":true},{"t":"ack","duplicate":false}]""".getBytes(UTF_8);
        new FrameScanner()
                .scan(
                        json,
                        0,
                        json.length,
                        frame -> found.add(
                                frame.type() + " " + frame.code() + " " + frame.delivered() + " " + frame.duplicate()));
        assertEquals(
                List.of(
                        "ERROR rate_limited false false",
                        "BYE drain false false",
                        "RECEIPT  true false",
                        "ACK  false true",
                        "ACK  false false"),
                found);
    }

    @Test
    void scanShouldTellSystemEntriesAndLengths() {
        List<String> found = new ArrayList<>();
        byte[] json = """
                [{"t":"message","kind":"system"},{"t":"message","kind":"user","content":{"kind":"system"}}, {"t":"pong"}]\
                """.getBytes(UTF_8);
        new FrameScanner()
                .scan(
                        json,
                        0,
                        json.length,
                        frame -> found.add(frame.type() + " " + frame.system() + " " + frame.length()));
        assertEquals(List.of("MESSAGE true 31", "MESSAGE false 57", "PONG false 12"), found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"receipts", "typing", "presence", "settings"})
    void scanShouldKnowTheFramesThatAreNoMessages(String type) {
        assertEquals(
                List.of(type.toUpperCase(Locale.ROOT) + " seq=0 from=0 to=0 - - -"), scan("{\"t\":\"" + type + "\"}"));
    }

    @Test
    void scanShouldIgnoreIdOfAnotherLength() {
        assertEquals(
                List.of("ACK seq=0 from=0 to=0 - - -"),
                scan("{\"t\":\"ack\",\"cid\":\"short\",\"conversation\":\"c\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "7", "{", "{\"t\"", "{\"t\":\"ack\"", "[{}", "[{},", "{\"t\":\"a", "[{}}"})
    void scanShouldRefuseWhatIsNoFrame(String json) {
        assertThrows(MalformedFrameException.class, () -> scan(json));
    }

    private static List<String> scan(String json) {
        List<String> found = new ArrayList<>();
        // Surrounded by bytes that do not belong to it.
        byte[] bytes = ("\"}" + json + "]}\"}").getBytes(UTF_8);
        new FrameScanner().scan(bytes, 2, bytes.length - 4, frame -> found.add(text(frame)));
        return found;
    }

    private static String text(ServerFrame frame) {
        return frame.type() + " seq=" + frame.seq() + " from=" + frame.from() + " to=" + frame.to() + " "
                + id(frame, frame.conversationAt()) + " " + id(frame, frame.cidAt()) + " "
                + (frame.textFrom() < 0
                        ? "-"
                        : "text="
                                + new String(
                                        frame.bytes(), frame.textFrom(), frame.textTo() - frame.textFrom(), UTF_8));
    }

    private static String id(ServerFrame frame, int at) {
        return at < 0 ? "-" : new String(frame.bytes(), at, Stamp.LENGTH, UTF_8);
    }
}
