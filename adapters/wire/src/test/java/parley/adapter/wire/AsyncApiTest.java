package parley.adapter.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The AsyncAPI document against what all transports share. Frames and their members are compared where their code
/// is.
class AsyncApiTest {
    private final AsyncApi asyncApi = AsyncApi.read();

    @Test
    void codesShouldBeThoseOfTheWire() {
        Set<String> words =
                Arrays.stream(ErrorCode.values()).map(ErrorCode::word).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(words, asyncApi.words("/components/messages/error/payload/properties/code/enum"));
    }

    @Test
    void closeCodesShouldBeThoseOfTheWire() {
        Set<Integer> documented = new TreeSet<>();
        at("/channels/stream/x-close-codes")
                .forEach(close -> documented.add(close.get("code").intValue()));
        Set<Integer> codes =
                Arrays.stream(CloseCode.values()).map(CloseCode::code).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(codes, documented);
    }

    @Test
    void limitsShouldBeThoseOfTheWire() {
        JsonNode limits = at("/components/messages/welcome/payload/properties/limits/properties");
        assertEquals(
                WireLimits.DEFAULT.contentBytes(), limits.at("/content/default").intValue());
        assertEquals(
                WireLimits.DEFAULT.batchFrames(), limits.at("/batch/default").intValue());
        assertEquals(
                WireLimits.DEFAULT.frameBytes(), limits.at("/frame/default").intValue());
        assertEquals(
                WireLimits.REF_CHARACTERS,
                at("/components/schemas/Ref/oneOf/0/maxLength").intValue());
        assertEquals(
                WireLimits.CLIENT_CHARACTERS,
                at("/components/messages/hello/payload/properties/client/maxLength")
                        .intValue());
        assertEquals(
                WireLimits.WATCH_USERS, at("/components/schemas/Users/maxItems").intValue());
    }

    @Test
    void everyMessageShouldBeInTheChannelAndInOneOperation() {
        Set<String> messages = names("/components/messages");
        assertEquals(messages, names("/channels/stream/messages"));
        int used = at("/operations/fromClient/messages").size()
                + at("/operations/fromServer/messages").size();
        assertEquals(messages.size(), used);
        assertEquals(
                messages.size(),
                asyncApi.fromClient().size() + asyncApi.fromServer().size());
    }

    @Test
    void framesShouldListTheirMembers() {
        AsyncApi.Frame ack = asyncApi.fromServer().get("ack");
        assertEquals(Set.of("cid", "conversation", "seq", "at"), ack.required());
        assertEquals(Set.of("ref", "duplicate"), ack.optional());
        assertEquals(
                Set.of("conversation", "seq"), asyncApi.fromServer().get("read").required());
        assertEquals(Set.of("ref"), asyncApi.fromClient().get("read").optional());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"t\":\"synced\"}|0",
                "{\"t\":\"synced\",\"more\":1}|1",
                "{\"t\":\"other\"}|1",
                "{\"t\":\"pong\"}|1",
                "{\"t\":\"pong\",\"now\":1,\"ref\":7,\"heads\":{\"x\":1}}|0",
                "{\"t\":\"pong\",\"now\":\"1\",\"ref\":true,\"heads\":{\"x\":0}}|3",
                "{\"t\":\"bye\",\"reason\":\"whim\"}|1"
            })
    void frameCheckShouldFindFaults(String frame, int faults) throws Exception {
        assertEquals(
                faults,
                asyncApi.faultsOfServerFrame(new ObjectMapper().readTree(frame)).size());
    }

    @Test
    void contentAndMessageShouldBeThoseOfTheRestApi() {
        YamlDocument openApi = YamlDocument.read("openapi.yaml");
        Set<String> members = new TreeSet<>();
        openApi.at("/components/schemas/Message/required").forEach(name -> members.add(name.textValue()));
        assertEquals(members, new TreeSet<>(asyncApi.fromServer().get("message").required()));
        ObjectNode content =
                openApi.at("/components/schemas/Content/properties").deepCopy();
        JsonNode system = content.remove("system");
        assertEquals(content, at("/components/schemas/Content/properties"));
        assertEquals(system.at("/properties/change/enum"), at("/components/schemas/Change/properties/change/enum"));
        assertTrue(at("/components/schemas/Content/additionalProperties").booleanValue());
    }

    private Set<String> names(String pointer) {
        Set<String> names = new TreeSet<>();
        at(pointer).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private JsonNode at(String pointer) {
        return asyncApi.document().at(pointer);
    }
}
