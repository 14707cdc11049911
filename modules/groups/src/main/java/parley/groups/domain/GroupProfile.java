package parley.groups.domain;

/// How a group presents itself.
///
/// @param name as [GroupText#isName] has it
/// @param description as [GroupText#isDescription] has it; may be empty
/// @param avatar id of a picture; empty if there is none
public record GroupProfile(String name, String description, String avatar) {
    public GroupProfile {
        if (!GroupText.isName(name) || !GroupText.isDescription(description) || !GroupText.isAvatar(avatar)) {
            throw new IllegalArgumentException("name of length " + name.length() + ", description of length "
                    + description.length() + ", avatar of length " + avatar.length() + " (expected: see GroupText)");
        }
    }
}
