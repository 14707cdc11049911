package parley.client.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.client.scripted.Frames.ALICE;
import static parley.client.scripted.Frames.BOB;
import static parley.client.scripted.Frames.CHAT;
import static parley.client.scripted.Frames.cid;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.client.model.Content;
import parley.client.model.Recipient;

class ClientFramesTest {
    @Test
    void framesShouldHaveTheFieldsOfTheProtocol() {
        assertEquals("{\"t\":\"hello\",\"client\":\"test 1\"}", ClientFrames.hello("test 1"));
        assertEquals("{\"t\":\"ping\",\"ref\":\"7\"}", ClientFrames.ping("7"));
        assertEquals("{\"t\":\"read\",\"conversation\":\"" + CHAT + "\",\"seq\":5}", ClientFrames.read(CHAT, 5));
        assertEquals(
                "{\"t\":\"typing\",\"conversation\":\"" + CHAT + "\",\"on\":true}", ClientFrames.typing(CHAT, true));
        assertEquals(
                "{\"t\":\"watch\",\"users\":[\"" + BOB + "\",\"" + ALICE + "\"]}",
                ClientFrames.watch(List.of(BOB, ALICE)));
        assertEquals("{\"t\":\"unwatch\",\"users\":[\"" + BOB + "\"]}", ClientFrames.unwatch(List.of(BOB)));
        assertEquals("{\"t\":\"received\",\"upTo\":{\"" + CHAT + "\":5}}", ClientFrames.received(Map.of(CHAT, 5L)));
    }

    @Test
    void sendShouldCarryItsContentAsItWasWritten() {
        Content content = Content.of(" {\"text\" : \"h\\u00e9\", \"n\":1.50} ");
        assertEquals(
                "{\"t\":\"send\",\"ref\":\"" + cid(1) + "\",\"to\":{\"user\":\"" + BOB + "\"},\"cid\":\"" + cid(1)
                        + "\",\"content\":{\"text\" : \"h\\u00e9\", \"n\":1.50}}",
                ClientFrames.send(Recipient.user(BOB), cid(1), content));
    }

    @Test
    void sendToAConversationShouldNameIt() {
        assertEquals(
                "{\"t\":\"send\",\"ref\":\"" + cid(1) + "\",\"to\":{\"conversation\":\"" + CHAT + "\"},\"cid\":\""
                        + cid(1) + "\",\"content\":{\"sealed\":\"AQI=\"}}",
                ClientFrames.send(Recipient.conversation(CHAT), cid(1), Content.sealed(new byte[] {1, 2})));
    }
}
