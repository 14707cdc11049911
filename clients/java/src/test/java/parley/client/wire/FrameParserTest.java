package parley.client.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static parley.client.scripted.Frames.ALICE;
import static parley.client.scripted.Frames.BOB;
import static parley.client.scripted.Frames.CHAT;
import static parley.client.scripted.Frames.LAPTOP;
import static parley.client.scripted.Frames.NOW;
import static parley.client.scripted.Frames.PHONE;
import static parley.client.scripted.Frames.cid;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.client.model.Content;
import parley.client.model.ConversationSettings;
import parley.client.model.ErrorCode;
import parley.client.model.GroupChange;
import parley.client.model.HistoryEntry;
import parley.client.model.HistoryPage;
import parley.client.model.Message;
import parley.client.model.Presence;
import parley.client.model.SeqRange;
import parley.client.model.Watermark;
import parley.client.scripted.Frames;

class FrameParserTest {
    private static ServerFrame parsed(String text) {
        List<ServerFrame> frames = FrameParser.parse(text);
        assertEquals(1, frames.size());
        return frames.getFirst();
    }

    private static String messageWith(String content) {
        return "{\"t\":\"message\",\"conversation\":\"" + CHAT + "\",\"seq\":3,\"from\":{\"user\":\"" + BOB
                + "\",\"device\":\"" + PHONE + "\"},\"cid\":\"" + cid(3) + "\",\"at\":5,\"content\":" + content + "}";
    }

    @Test
    void welcomeShouldBeReadWithItsLimits() {
        ServerFrame.Welcome welcome = assertInstanceOf(ServerFrame.Welcome.class, parsed(Frames.welcome("g1")));
        assertEquals(ALICE, welcome.user());
        assertEquals(LAPTOP, welcome.device());
        assertEquals("g1", welcome.generation());
        assertEquals("r 1", welcome.route());
        assertEquals(NOW, welcome.now());
        assertEquals(3, welcome.unread());
        assertEquals(new ServerFrame.Limits(1_000, 10, 20_000, 256, 1_000, 512), welcome.limits());
    }

    @Test
    void batchShouldBeReadInOrder() {
        assertEquals(
                List.of(
                        new ServerFrame.Synced(),
                        new ServerFrame.Read(CHAT, 4),
                        new ServerFrame.Account("device_added")),
                FrameParser.parse("[{\"t\":\"synced\"}, {\"seq\":4,\"t\":\"read\",\"conversation\":\"" + CHAT
                        + "\"},{\"t\":\"account\",\"change\":\"device_added\"}]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"h\\u00e9 é 😀\"}",
                "{ \"sealed\" : \"AA==\" , \"n\": [1.50, 1e2, {\"content\":\"}\"}] }",
                "{\"text\":\"\"}",
                "{}"
            })
    void contentShouldStayAsItWasWritten(String content) {
        ServerFrame.Message frame = assertInstanceOf(ServerFrame.Message.class, parsed(messageWith(content)));
        assertEquals(
                new Message(CHAT, 3, BOB, PHONE, cid(3), Instant.ofEpochMilli(5), new Content(content)),
                frame.message());
    }

    @Test
    void largeContentInALargeBatchShouldStayAsItWasWritten() {
        String content = "{\"text\":\"" + "é\\n\\u00e9x".repeat(8_000) + "\"}";
        List<ServerFrame> frames =
                FrameParser.parse("[" + messageWith(content) + "," + messageWith(content) + ",{\"t\":\"synced\"}]");
        assertEquals(3, frames.size());
        ServerFrame.Message second = assertInstanceOf(ServerFrame.Message.class, frames.get(1));
        assertEquals(content, second.message().content().json());
    }

    @Test
    void optionalFieldsShouldHaveTheirAbsentValues() {
        assertEquals(new ServerFrame.Pong("", 7, Map.of()), parsed("{\"t\":\"pong\",\"now\":7}"));
        assertEquals(new ServerFrame.Bye("drain", -1), parsed("{\"t\":\"bye\",\"reason\":\"drain\"}"));
        assertEquals(
                new ServerFrame.Failure("", "", ErrorCode.OTHER, "", 0, 0),
                parsed("{\"t\":\"error\",\"code\":\"brand_new\",\"cid\":null}"));
        assertEquals(
                new ServerFrame.Ack("7", cid(1), CHAT, 2, 3, true),
                parsed("{\"t\":\"ack\",\"ref\":7,\"cid\":\"" + cid(1) + "\",\"conversation\":\"" + CHAT
                        + "\",\"seq\":2,\"at\":3,\"duplicate\":true}"));
    }

    @Test
    void headsShouldBeReadByConversation() {
        assertEquals(
                new ServerFrame.Pong("a", 7, Map.of(CHAT, 9L)),
                parsed("{\"t\":\"pong\",\"ref\":\"a\",\"now\":7,\"heads\":{\"" + CHAT + "\":9}}"));
    }

    @Test
    void systemEntryShouldBeReadAsTheChangeItTells() {
        String text = messageWith("{\"system\":{\"change\":\"left\"}}").replace("\"at\"", "\"kind\":\"system\",\"at\"");
        ServerFrame.Message frame = assertInstanceOf(ServerFrame.Message.class, parsed(text));
        assertEquals(Optional.of(new GroupChange.Left()), frame.message().change());
        ServerFrame.Message forged =
                assertInstanceOf(ServerFrame.Message.class, parsed(messageWith("{\"system\":{\"change\":\"left\"}}")));
        assertEquals(Optional.empty(), forged.message().change());
    }

    @Test
    void receiptsOfAGroupShouldBeReadWithTheirItems() {
        assertEquals(
                new ServerFrame.Receipts(CHAT, List.of(new Watermark(BOB, 4, 0), new Watermark(ALICE, 0, 3)), 7),
                parsed("{\"t\":\"receipts\",\"conversation\":\"" + CHAT + "\",\"items\":[{\"user\":\"" + BOB
                        + "\",\"delivered\":4},{\"user\":\"" + ALICE + "\",\"read\":3,\"more\":{}}],\"at\":7}"));
    }

    @Test
    void settingsShouldBeReadWithTheirMoments() {
        String start = "{\"t\":\"settings\",\"conversation\":\"" + CHAT + "\",\"mutedUntil\":";
        assertEquals(
                new ServerFrame.Settings(CHAT, new ConversationSettings(Instant.MAX, true, false, true)),
                parsed(start + "-1,\"archived\":true,\"pinned\":false,\"unread\":true}"));
        assertEquals(
                new ServerFrame.Settings(CHAT, new ConversationSettings(Instant.ofEpochMilli(5), false, true, false)),
                parsed(start + "5,\"archived\":false,\"pinned\":true,\"unread\":false}"));
        assertEquals(new ServerFrame.Settings(CHAT, ConversationSettings.DEFAULTS), parsed(start + "0}"));
    }

    @Test
    void typingAndPresenceShouldBeRead() {
        assertEquals(
                new ServerFrame.Typing(CHAT, BOB, true),
                parsed("{\"t\":\"typing\",\"conversation\":\"" + CHAT + "\",\"user\":\"" + BOB + "\",\"on\":true}"));
        assertEquals(
                new ServerFrame.PresenceOf(new Presence(BOB, true, Instant.EPOCH)),
                parsed("{\"t\":\"presence\",\"user\":\"" + BOB + "\",\"state\":\"online\"}"));
        assertEquals(
                new ServerFrame.PresenceOf(new Presence(BOB, false, Instant.ofEpochMilli(9))),
                parsed("{\"t\":\"presence\",\"user\":\"" + BOB + "\",\"state\":\"offline\",\"lastSeen\":9}"));
    }

    @Test
    void unknownTypeShouldBeReadAsSuch() {
        assertEquals(
                new ServerFrame.Unknown("confetti"), parsed("{\"t\":\"confetti\",\"a\":[1,[2]],\"b\":{\"c\":{}}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "7",
                "{\"t\":\"synced\"",
                "[{\"t\":\"synced\"},7]",
                "[{\"t\":\"synced\"}",
                "{\"t\":7}",
                "{}",
                "{\"t\":\"read\",\"conversation\":\"x\",\"seq\":1}",
                "{\"t\":\"pong\",\"now\":\"7\"}",
                "{\"t\":\"message\",\"content\":\"text\"}",
                "{\"t\":\"receipts\",\"conversation\":\"00000000-0000-4000-8000-0000000000c1\",\"items\":[7],\"at\":1}"
            })
    void whatIsNoFrameShouldBeRefused(String text) {
        assertThrows(MalformedFrameException.class, () -> FrameParser.parse(text));
    }

    @Test
    void messageWithoutASeqAboveZeroShouldBeRefused() {
        String text = messageWith("{\"text\":\"x\"}").replace("\"seq\":3", "\"seq\":0");
        assertThrows(MalformedFrameException.class, () -> FrameParser.parse(text));
    }

    @Test
    void historyShouldBeReadWithItsSkips() {
        String message = messageWith("{\"text\":\"\\u00e9\"}");
        HistoryPage page = FrameParser.history(
                "{\"items\":[" + message + ",{\"skip\":{\"from\":4,\"to\":6}}],\"more\":{\"x\":[1]},\"head\":9}");
        assertEquals(9, page.head());
        HistoryEntry.Stored first =
                assertInstanceOf(HistoryEntry.Stored.class, page.entries().getFirst());
        assertEquals("{\"text\":\"\\u00e9\"}", first.message().content().json());
        assertEquals(
                new HistoryEntry.Skipped(new SeqRange(4, 6)), page.entries().get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"items\":[]}", "{\"items\":[{}],\"head\":1}", "{\"items\":[{\"skip\":{}}]}"})
    void whatIsNoHistoryShouldBeRefused(String text) {
        assertThrows(MalformedFrameException.class, () -> FrameParser.history(text));
    }
}
