package parley.client.model;

import java.util.LinkedHashMap;
import java.util.Map;

/// What is to change of a group; everything else stays. Start from [#none].
///
/// @param fields names and values as the REST API has them
public record GroupChanges(Map<String, Object> fields) {
    public GroupChanges {
        fields = Map.copyOf(fields);
    }

    public static GroupChanges none() {
        return new GroupChanges(Map.of());
    }

    public GroupChanges name(String value) {
        return with("name", value);
    }

    public GroupChanges description(String value) {
        return with("description", value);
    }

    /// @param value id of a picture; empty to have none
    public GroupChanges avatar(String value) {
        return with("avatar", value);
    }

    public GroupChanges post(GroupRules.Who value) {
        return with("post", value.word());
    }

    public GroupChanges edit(GroupRules.Who value) {
        return with("edit", value.word());
    }

    public GroupChanges invite(GroupRules.Who value) {
        return with("invite", value.word());
    }

    public GroupChanges approval(boolean value) {
        return with("approval", value);
    }

    private GroupChanges with(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return new GroupChanges(changed);
    }
}
