package parley.client.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is to change of a conversation's settings; everything else stays. Start from [#none].
///
/// @param fields names and values as the REST API has them
public record SettingsChanges(Map<String, Object> fields) {
    private static final String MUTED_UNTIL = "mutedUntil";

    public SettingsChanges {
        fields = Map.copyOf(fields);
    }

    public static SettingsChanges none() {
        return new SettingsChanges(Map.of());
    }

    public SettingsChanges muteUntil(Instant moment) {
        return with(MUTED_UNTIL, moment.toEpochMilli());
    }

    public SettingsChanges muteForEver() {
        return with(MUTED_UNTIL, -1L);
    }

    public SettingsChanges unmute() {
        return with(MUTED_UNTIL, 0L);
    }

    public SettingsChanges archived(boolean value) {
        return with("archived", value);
    }

    public SettingsChanges pinned(boolean value) {
        return with("pinned", value);
    }

    public SettingsChanges unread(boolean value) {
        return with("unread", value);
    }

    private SettingsChanges with(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return new SettingsChanges(changed);
    }
}
