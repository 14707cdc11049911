package parley.adapter.websocket.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.adapter.websocket.frame.Ids.ALICE;
import static parley.adapter.websocket.frame.Ids.CHAT;
import static parley.adapter.websocket.frame.Ids.CID;
import static parley.adapter.websocket.frame.Ids.PHONE;
import static parley.adapter.websocket.frame.Ids.SESSION;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.adapter.wire.AsyncApi;
import parley.adapter.wire.ErrorCode;
import parley.adapter.wire.WireLimits;

/// The frames against the AsyncAPI document, both ways.
final class FrameDocumentTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Ref REF = Ref.cut("\"r1\"".getBytes(UTF_8), 0, 4);
    /// Encoded by messaging, where it is compared with the document.
    private static final String MESSAGE = "message";

    private static final Map<String, String> GOOD_MEMBERS = Map.of(
            "to", "{\"user\":\"" + ALICE + "\"}",
            "cid", "\"" + CID + "\"",
            "content", "{\"text\":\"hi\"}",
            "conversation", "\"" + CHAT + "\"",
            "seq", "1",
            "on", "true",
            "users", "[\"" + ALICE + "\"]");

    private final AsyncApi asyncApi = AsyncApi.read();

    /// Every kind of server frame with everything it may have.
    private static List<ServerFrame.Plain> full() {
        return List.of(
                new ServerFrame.Welcome(
                        ALICE, PHONE, SESSION, "g", "r", 30_000, 5, 3, new ServerFrame.Limits(1, 2, 3, 4, 5, 6)),
                new ServerFrame.Synced(),
                new ServerFrame.Pong(REF, 7, Map.of(CHAT, 9L)),
                new ServerFrame.Ack(REF, CID, CHAT, 1, 2, true),
                new ServerFrame.Skip(CHAT, 3, 4),
                new ServerFrame.Behind(CHAT, 3, 4),
                new ServerFrame.Receipt(CHAT, ALICE, 5, 4, 6),
                new ServerFrame.Receipts(CHAT, List.of(new ServerFrame.Receipts.Item(ALICE, 5, 4)), 6),
                new ServerFrame.Settings(CHAT, ServerFrame.Settings.FOR_EVER, true, false, true),
                new ServerFrame.Typing(CHAT, ALICE, true),
                new ServerFrame.Presence(ALICE, false, 6),
                new ServerFrame.ReadElsewhere(CHAT, 8),
                new ServerFrame.Account("device_added"),
                new ServerFrame.Bye(ByeReason.DRAIN, 100),
                ErrorFrame.of(REF, ErrorCode.RATE_LIMITED, "slow down")
                        .about(CID)
                        .retryAfter(5)
                        .at(6));
    }

    /// Those of them that may have less, with the least.
    private static List<ServerFrame.Plain> bare() {
        return List.of(
                new ServerFrame.Pong(Ref.NONE, 7, Map.of()),
                new ServerFrame.Ack(Ref.NONE, CID, CHAT, 1, 2, false),
                new ServerFrame.Receipt(CHAT, ALICE, 0, 0, 6),
                new ServerFrame.Receipts(CHAT, List.of(new ServerFrame.Receipts.Item(ALICE, 0, 0)), 6),
                new ServerFrame.Presence(ALICE, true, 0),
                new ServerFrame.Bye(ByeReason.REPLACED, -1),
                ErrorFrame.of(Ref.NONE, ErrorCode.INTERNAL, "failed"));
    }

    @Test
    void everyKindOfServerFrameShouldBeCompared() {
        Set<Class<?>> compared = full().stream().map(Object::getClass).collect(Collectors.toSet());
        assertEquals(Set.of(ServerFrame.Plain.class.getPermittedSubclasses()), compared);
        Set<String> types =
                full().stream().map(frame -> json(frame).get("t").asText()).collect(Collectors.toSet());
        types.add(MESSAGE);
        assertEquals(asyncApi.fromServer().keySet(), types);
    }

    @Test
    void serverFramesShouldBeAsDocumented() {
        Stream.concat(full().stream(), bare().stream())
                .forEach(frame -> assertEquals(List.of(), asyncApi.faultsOfServerFrame(json(frame)), frame::toString));
    }

    @Test
    void serverFramesShouldHaveEveryDocumentedMember() {
        Map<String, Set<String>> least = new HashMap<>();
        for (ServerFrame.Plain frame : full()) {
            Set<String> members = members(json(frame));
            least.put(json(frame).get("t").asText(), members);
            AsyncApi.Frame documented =
                    asyncApi.fromServer().get(json(frame).get("t").asText());
            Set<String> all = new TreeSet<>(documented.required());
            all.addAll(documented.optional());
            assertEquals(all, members, frame::toString);
        }
        bare().forEach(frame -> least.put(json(frame).get("t").asText(), members(json(frame))));
        least.forEach(
                (type, members) -> assertEquals(asyncApi.fromServer().get(type).required(), members, type));
    }

    @Test
    void byeReasonsShouldBeDocumented() {
        assertEquals(
                Arrays.stream(ByeReason.values()).map(ByeReason::word).collect(Collectors.toCollection(TreeSet::new)),
                asyncApi.words("/components/messages/bye/payload/properties/reason/enum"));
    }

    @Test
    void everyKindOfClientFrameShouldBeDocumented() {
        assertEquals(
                kinds(ClientFrame.class)
                        .map(kind -> kind.getSimpleName().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toCollection(TreeSet::new)),
                asyncApi.fromClient().keySet());
    }

    @Test
    void clientFrameWithItsRequiredMembersShouldBeAccepted() {
        asyncApi.fromClient().keySet().forEach(type -> {
            Decoded.Accepted accepted = assertInstanceOf(Decoded.Accepted.class, decode(type, Map.of()), type);
            assertEquals(type, accepted.frame().getClass().getSimpleName().toLowerCase(Locale.ROOT));
        });
    }

    @Test
    void clientFrameShouldReadTheDocumentedMembersAndNoOthers() {
        Set<String> known = new TreeSet<>(Set.of("other"));
        asyncApi.fromClient().values().forEach(frame -> {
            known.addAll(frame.required());
            known.addAll(frame.optional());
        });
        asyncApi.fromClient()
                .forEach((type, frame) -> known.forEach(member -> {
                    boolean documented = frame.required().contains(member)
                            || frame.optional().contains(member);
                    Decoded decoded = decode(type, Map.of(member, "[null]"));
                    assertEquals(!documented, decoded instanceof Decoded.Accepted, type + "." + member);
                }));
    }

    @Test
    void clientFrameShouldBeRefusedWithoutARequiredMember() {
        asyncApi.fromClient()
                .forEach((type, frame) -> frame.required().forEach(member -> {
                    Map<String, String> members = new HashMap<>(required(type));
                    members.remove(member);
                    assertTrue(!(decodeMembers(type, members) instanceof Decoded.Accepted), type + "." + member);
                }));
    }

    private Decoded decode(String type, Map<String, String> instead) {
        Map<String, String> members = new HashMap<>(required(type));
        members.putAll(instead);
        return decodeMembers(type, members);
    }

    /// `received` has two forms and needs the members of one of them.
    private Map<String, String> required(String type) {
        Set<String> names = new HashSet<>(asyncApi.fromClient().get(type).required());
        if (type.equals("received")) {
            names.addAll(Set.of("conversation", "seq"));
        }
        return names.stream().collect(Collectors.toMap(name -> name, GOOD_MEMBERS::get));
    }

    private static Decoded decodeMembers(String type, Map<String, String> members) {
        List<String> texts = new ArrayList<>(List.of("\"t\":\"" + type + "\""));
        members.forEach((name, value) -> texts.add("\"" + name + "\":" + value));
        byte[] frame = ("{" + String.join(",", texts) + "}").getBytes(UTF_8);
        try (FrameReader reader = new FrameDecoder(WireLimits.DEFAULT).open(frame, 0, frame.length)) {
            return reader.next();
        }
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(FrameDocumentTest::kinds)
                : Stream.of(type);
    }

    private static Set<String> members(JsonNode frame) {
        Set<String> members = new TreeSet<>();
        frame.fieldNames().forEachRemaining(members::add);
        members.remove("t");
        return members;
    }

    private static JsonNode json(ServerFrame frame) {
        JsonBytes out = new JsonBytes(16);
        frame.encode(out);
        try {
            return MAPPER.readTree(out.toByteArray());
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
