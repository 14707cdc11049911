package parley.adapter.redisson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.events.AccountDeleted;
import parley.events.BlockChanged;
import parley.events.ContactChanged;
import parley.events.DeviceAdded;
import parley.events.DeviceRevoked;
import parley.events.Event;
import parley.events.PrivacyChanged;
import parley.kernel.DeviceId;
import parley.kernel.InstanceId;
import parley.kernel.UserId;

final class EventJsonTest {
    private static final InstanceId FROM = new InstanceId(new UUID(3, 1));
    private static final UserId USER = new UserId(new UUID(10, 1));
    private static final UserId OTHER = new UserId(new UUID(10, 2));
    private static final DeviceId DEVICE = new DeviceId(new UUID(20, 1));
    private static final List<Event> ALL = List.of(
            new DeviceRevoked(USER, DEVICE),
            new DeviceAdded(USER, DEVICE),
            new PrivacyChanged(USER, DEVICE),
            new BlockChanged(USER, OTHER, true),
            new BlockChanged(USER, OTHER, false),
            new ContactChanged(USER, OTHER, true),
            new AccountDeleted(USER));

    @Test
    void everyEventShouldBeReadAsItWasWritten() {
        for (Event event : ALL) {
            assertEquals(Optional.of(new EventJson.Remote(FROM, event)), EventJson.read(EventJson.write(FROM, event)));
            assertTrue(EventJson.write(FROM, event).length < 512);
        }
        Set<Class<?>> tried = ALL.stream().map(Event::getClass).collect(Collectors.toSet());
        assertEquals(new HashSet<>(Arrays.asList(Event.class.getPermittedSubclasses())), tried);
    }

    @Test
    void fieldsOfALaterVersionShouldBeIgnored() {
        String text = new String(EventJson.write(FROM, new AccountDeleted(USER)), StandardCharsets.UTF_8);
        String later = text.replace("{", "{\"v\":2,\"why\":{\"a\":[1,{\"b\":null}]},\"more\":[],");

        assertEquals(
                Optional.of(new EventJson.Remote(FROM, new AccountDeleted(USER))),
                EventJson.read(later.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "{",
                "{}",
                "{\"event\":\"AccountDeleted\"}",
                "{\"event\":\"AccountDeleted\",\"from\":\"00000000-0000-0003-0000-000000000001\",\"user\":\"x\"}",
                "{\"event\":\"Invented\",\"from\":\"00000000-0000-0003-0000-000000000001\"}"
            })
    void whatIsNotUnderstoodShouldBePassedOver(String message) {
        assertEquals(Optional.empty(), EventJson.read(message.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatIsTooLargeShouldBePassedOver() {
        String text = new String(EventJson.write(FROM, new AccountDeleted(USER)), StandardCharsets.UTF_8);
        String large = text.replace("{", "{\"more\":\"" + "x".repeat(5_000) + "\",");

        assertEquals(Optional.empty(), EventJson.read(large.getBytes(StandardCharsets.UTF_8)));
    }
}
