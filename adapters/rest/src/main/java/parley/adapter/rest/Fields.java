package parley.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import parley.adapter.wire.IdText;
import parley.adapter.wire.JsonValues;
import parley.adapter.wire.RefusedInputException;

/// The members of a JSON object from a client, read with exact types: nothing is coerced, `null` is no value of any
/// type, and members that nobody asks for are ignored. Refusals are `bad_frame` unless it
/// says otherwise.
public final class Fields {
    private final String path;
    private final JsonNode node;

    Fields(String path, JsonNode node) {
        this.path = path;
        this.node = node;
    }

    public boolean has(String name) {
        return node.has(name);
    }

    /// A string that must be there.
    ///
    /// @param maxCharacters most Unicode characters
    public String string(String name, int maxCharacters) {
        return optionalString(name, maxCharacters).orElseThrow(() -> missing(name));
    }

    /// A string that may be absent.
    public Optional<String> optionalString(String name, int maxCharacters) {
        if (!node.has(name)) {
            return Optional.empty();
        }
        JsonNode value = node.get(name);
        if (!value.isTextual()) {
            throw wrong(name, "a string");
        }
        return Optional.of(JsonValues.checkText(path + name, value.textValue(), maxCharacters));
    }

    /// An id that must be there.
    public UUID id(String name) {
        return optionalId(name).orElseThrow(() -> missing(name));
    }

    /// An id that may be absent.
    public Optional<UUID> optionalId(String name) {
        return optionalString(name, Integer.MAX_VALUE).map(text -> IdText.parse(path + name, text));
    }

    /// An integer that must be there.
    public long integer(String name, long min, long max) {
        return optionalInteger(name, min, max).orElseThrow(() -> missing(name));
    }

    /// An integer that may be absent.
    public OptionalLong optionalInteger(String name, long min, long max) {
        if (!node.has(name)) {
            return OptionalLong.empty();
        }
        JsonNode value = node.get(name);
        if (!value.isIntegralNumber()) {
            throw wrong(name, "an integer");
        }
        if (!value.canConvertToLong() || value.longValue() < min || value.longValue() > max) {
            throw wrong(name, min + " to " + max);
        }
        return OptionalLong.of(value.longValue());
    }

    /// A boolean that may be absent.
    public Optional<Boolean> optionalBoolean(String name) {
        if (!node.has(name)) {
            return Optional.empty();
        }
        JsonNode value = node.get(name);
        if (!value.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return Optional.of(value.booleanValue());
    }

    /// One of the [Words] of `type` that must be there.
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        return optionalChoice(name, type).orElseThrow(() -> missing(name));
    }

    /// One of the [Words] of `type` that may be absent.
    public <E extends Enum<E>> Optional<E> optionalChoice(String name, Class<E> type) {
        if (!node.has(name)) {
            return Optional.empty();
        }
        JsonNode value = node.get(name);
        Optional<E> choice = value.isTextual() ? Words.find(value.textValue(), type) : Optional.empty();
        return Optional.of(choice.orElseThrow(() -> wrong(name, Words.all(type))));
    }

    /// An array of different ids that must be there.
    ///
    /// @param most most ids; more of them are `too_large`
    public List<UUID> ids(String name, int most) {
        return optionalIds(name, most).orElseThrow(() -> missing(name));
    }

    /// An array of different ids that may be absent.
    ///
    /// @param most most ids; more of them are `too_large`
    public Optional<List<UUID>> optionalIds(String name, int most) {
        if (!node.has(name)) {
            return Optional.empty();
        }
        JsonNode value = node.get(name);
        if (!value.isArray()) {
            throw wrong(name, "an array of ids");
        }
        IdList ids = new IdList(path + name, value.size(), most);
        for (JsonNode item : value) {
            if (!item.isTextual()) {
                throw wrong(name, "an array of ids");
            }
            ids.add(item.textValue());
        }
        return Optional.of(ids.ids());
    }

    /// An object that may be absent.
    public Optional<Fields> optionalObject(String name) {
        if (!node.has(name)) {
            return Optional.empty();
        }
        JsonNode value = node.get(name);
        if (!value.isObject()) {
            throw wrong(name, "an object");
        }
        return Optional.of(new Fields(path + name + ".", value));
    }

    private RefusedInputException missing(String name) {
        return RefusedInputException.badFrame(path + name + ": missing");
    }

    private RefusedInputException wrong(String name, String expected) {
        return RefusedInputException.badFrame(
                path + name + ": wrong type or out of range (expected: " + expected + ")");
    }
}
