package parley.adapter.redisson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

/// Events as flat JSON objects: `{"event":"BlockChanged","from":"…","user":"…","other":"…","blocked":true}`.
///
/// Instances of the next and of the former version read each other: fields that are not known are ignored,
/// and so is an event that is not known or lacks a field.
final class EventJson {
    static final int MAX_BYTES = 4_096;
    private static final int MAX_FIELDS = 32;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(4)
                    .maxStringLength(MAX_BYTES)
                    .build())
            .build();

    /// An event and the instance that it comes from.
    record Remote(InstanceId from, Event event) {}

    private EventJson() {}

    static byte[] write(InstanceId from, Event event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("event", event.getClass().getSimpleName());
            json.writeStringField("from", from.toString());
            for (Map.Entry<String, Object> field : fields(event).entrySet()) {
                switch (field.getValue()) {
                    case Boolean flag -> json.writeBooleanField(field.getKey(), flag);
                    default ->
                        json.writeStringField(field.getKey(), field.getValue().toString());
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// Empty for what this version does not understand.
    static Optional<Remote> read(byte[] message) {
        if (message.length > MAX_BYTES) {
            return Optional.empty();
        }
        try {
            Fields fields = new Fields(parse(message));
            return Optional.of(new Remote(InstanceId.parse(fields.text("from")), event(fields)));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> fields(Event event) {
        return switch (event) {
            case DeviceRevoked(var user, var device) -> Map.of("user", user, "device", device);
            case DeviceAdded(var user, var device) -> Map.of("user", user, "device", device);
            case PrivacyChanged(var user, var device) -> Map.of("user", user, "device", device);
            case BlockChanged(var user, var other, var blocked) ->
                Map.of("user", user, "other", other, "blocked", blocked);
            case ContactChanged(var user, var contact, var added) ->
                Map.of("user", user, "contact", contact, "added", added);
            case AccountDeleted(var user) -> Map.of("user", user);
        };
    }

    private static Event event(Fields fields) {
        return switch (fields.text("event")) {
            case "DeviceRevoked" -> new DeviceRevoked(fields.user("user"), fields.device("device"));
            case "DeviceAdded" -> new DeviceAdded(fields.user("user"), fields.device("device"));
            case "PrivacyChanged" -> new PrivacyChanged(fields.user("user"), fields.device("device"));
            case "BlockChanged" -> new BlockChanged(fields.user("user"), fields.user("other"), fields.flag("blocked"));
            case "ContactChanged" ->
                new ContactChanged(fields.user("user"), fields.user("contact"), fields.flag("added"));
            case "AccountDeleted" -> new AccountDeleted(fields.user("user"));
            default -> throw new IllegalArgumentException("event (expected: one that is known)");
        };
    }

    private static Map<String, String> parse(byte[] message) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(message)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("message (expected: an object)");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME && fields.size() < MAX_FIELDS) {
                String name = json.currentName();
                if (json.nextToken().isScalarValue()) {
                    fields.put(name, json.getText());
                } else {
                    json.skipChildren();
                }
            }
        }
        return fields;
    }

    private record Fields(Map<String, String> values) {
        String text(String name) {
            String value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException(name + ": none (expected: a value)");
            }
            return value;
        }

        UserId user(String name) {
            return UserId.parse(text(name));
        }

        DeviceId device(String name) {
            return DeviceId.parse(text(name));
        }

        boolean flag(String name) {
            return switch (text(name)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException(name + " (expected: true or false)");
            };
        }
    }
}
