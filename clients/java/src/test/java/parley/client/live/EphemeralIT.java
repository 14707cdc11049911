package parley.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.client.scripted.Frames.BOB;
import static parley.client.scripted.Frames.CHAT;
import static parley.client.scripted.Frames.batch;
import static parley.client.scripted.Frames.error;
import static parley.client.scripted.Frames.frame;
import static parley.client.scripted.Frames.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.client.json.Json;
import parley.client.model.Content;
import parley.client.model.ConversationSettings;
import parley.client.model.ErrorCode;
import parley.client.model.GroupChange;
import parley.client.model.Presence;
import parley.client.model.RefusedException;
import parley.client.model.UserId;
import parley.client.model.Watermark;
import parley.client.scripted.Peer;

/// What comes beside messages.
class EphemeralIT extends LiveConnectionFixture {
    private static List<UserId> users(int count) {
        List<UserId> users = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            users.add(new UserId(new UUID(9, i)));
        }
        return users;
    }

    private static String chat(String type, String fields) {
        return "{\"t\":\"" + type + "\",\"conversation\":\"" + CHAT + "\"," + fields + "}";
    }

    private static List<String> watched(Peer peer, int frames) {
        List<String> watched = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            JsonNode users = peer.next("watch").path("users");
            assertTrue(users.size() <= 100);
            users.forEach(user -> watched.add(user.asText()));
        }
        return watched;
    }

    @Test
    void changeOfAGroupShouldTakeItsPlaceAmongTheMessages() {
        connect();
        Peer peer = welcomed();
        ObjectNode change = (ObjectNode) Json.read(message(CHAT, 2));
        change.put("kind", "system").putObject("content").putObject("system").put("change", "left");
        peer.send(batch(message(CHAT, 1), Json.write(change), message(CHAT, 3)));
        awaitConfirmed(peer, 3);
        assertEquals(List.of(1L, 3L), events.seqs());
        Event.GroupChanged changed = events.of(Event.GroupChanged.class).getFirst();
        assertEquals(new GroupChange.Left(), changed.change());
        assertEquals(BOB, changed.message().sender());
        assertTrue(events.of(Event.Violation.class).isEmpty());
    }

    @Test
    void receiptsAndSettingsShouldBeTold() {
        connect();
        Peer peer = welcomed();
        peer.send(chat("receipts", "\"items\":[{\"user\":\"" + BOB + "\",\"read\":3}],\"at\":5"));
        peer.send(chat("settings", "\"mutedUntil\":-1,\"archived\":false,\"pinned\":true,\"unread\":false"));
        events.await(Event.SettingsChanged.class, event -> true);
        assertEquals(
                List.of(new Event.Receipts(CHAT, List.of(new Watermark(BOB, 0, 3)), Instant.ofEpochMilli(5))),
                events.of(Event.Receipts.class));
        assertEquals(
                new ConversationSettings(Instant.MAX, false, true, false),
                events.of(Event.SettingsChanged.class).getFirst().settings());
    }

    @Test
    void typingShouldBeToldAndEndWithTheMessage() {
        connect();
        Peer peer = welcomed();
        live.typing(CHAT, true);
        live.typing(CHAT, true);
        live.typing(CHAT, false);
        assertTrue(peer.next("typing").path("on").asBoolean());
        assertEquals(false, peer.next("typing").path("on").asBoolean(true));
        peer.send(batch(chat("typing", "\"user\":\"" + BOB + "\",\"on\":true"), message(CHAT, 1)));
        events.await(Event.Typing.class, event -> !event.on());
        assertEquals(
                List.of(new Event.Typing(CHAT, BOB, true), new Event.Typing(CHAT, BOB, false)),
                events.of(Event.Typing.class));
    }

    @Test
    void typingShouldEndWithTheConnection() {
        connect();
        Peer peer = welcomed();
        peer.send(chat("typing", "\"user\":\"" + BOB + "\",\"on\":true"));
        events.await(Event.Typing.class, Event.Typing::on);
        peer.cut();
        events.await(Event.Typing.class, event -> !event.on());
    }

    @Test
    void watchedUsersShouldBeWatchedAgainAfterEveryWelcome() {
        connect();
        Peer first = welcomed();
        List<UserId> many = users(250);
        live.watch(many);
        live.watch(many.subList(0, 10));
        List<String> wanted = many.stream().map(UserId::toString).toList();
        assertEquals(wanted, watched(first, 3));
        live.unwatch(many.subList(100, 250));
        first.next("unwatch");
        first.cut();
        Peer second = welcomed();
        assertEquals(wanted.subList(0, 100), watched(second, 1));
        second.send(Json.write(frame("presence")
                .put("user", BOB.toString())
                .put("state", "offline")
                .put("lastSeen", 7)));
        events.await(
                Event.PresenceChanged.class,
                event -> event.presence().equals(new Presence(BOB, false, Instant.ofEpochMilli(7))));
        assertQuiet(second, "watch");
    }

    @Test
    void tooManyWatchedUsersShouldBeRefused() {
        connect();
        welcomed();
        live.watch(users(500));
        RefusedException refused = assertThrows(RefusedException.class, () -> live.watch(users(513)));
        assertEquals(ErrorCode.TOO_LARGE, refused.code());
        live.watch(users(512));
    }

    @ParameterizedTest
    @CsvSource({"not_member,NOT_MEMBER", "forbidden,FORBIDDEN"})
    void sendToAGroupThatRefusesItShouldFailForGood(String word, ErrorCode code) {
        connect();
        Peer peer = welcomed();
        var sending = live.send(TO_CHAT, Content.text("hi"));
        peer.send(error(peer.next("send").path("cid").asText(), word));
        CompletionException failure = assertThrows(CompletionException.class, sending::join);
        assertEquals(code, ((RefusedException) failure.getCause()).code());
        events.await(Event.SendRefused.class, event -> event.code() == code);
        assertQuiet(peer, "send");
        assertTrue(outbox.load().isEmpty());
    }
}
