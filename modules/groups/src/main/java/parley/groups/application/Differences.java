package parley.groups.application;

import java.util.ArrayList;
import java.util.List;
import parley.groups.domain.Change;
import parley.groups.domain.Edit;
import parley.groups.domain.Group;
import parley.groups.domain.GroupProfile;
import parley.groups.domain.GroupSettings;
import parley.groups.domain.Permitted;

/// What edits would change of a group.
final class Differences {
    private Differences() {}

    /// In the order name, description, avatar, settings.
    static List<Change> of(Group group, List<Edit> edits) {
        GroupProfile profile = group.profile();
        GroupSettings settings = group.settings();
        for (Edit edit : edits) {
            profile = edited(profile, edit);
            settings = edited(settings, edit);
        }
        List<Change> changes = new ArrayList<>();
        if (!profile.name().equals(group.profile().name())) {
            changes.add(new Change.NameChanged(profile.name()));
        }
        if (!profile.description().equals(group.profile().description())) {
            changes.add(new Change.DescriptionChanged(profile.description()));
        }
        if (!profile.avatar().equals(group.profile().avatar())) {
            changes.add(new Change.AvatarChanged(profile.avatar()));
        }
        if (!settings.equals(group.settings())) {
            changes.add(new Change.SettingsChanged(settings));
        }
        return changes;
    }

    private static GroupProfile edited(GroupProfile from, Edit edit) {
        return switch (edit) {
            case Edit.Name(String name) -> new GroupProfile(name, from.description(), from.avatar());
            case Edit.Description(String description) -> new GroupProfile(from.name(), description, from.avatar());
            case Edit.Avatar(String avatar) -> new GroupProfile(from.name(), from.description(), avatar);
            default -> from;
        };
    }

    private static GroupSettings edited(GroupSettings from, Edit edit) {
        return switch (edit) {
            case Edit.Post(Permitted to) -> new GroupSettings(to, from.edit(), from.invite(), from.approval());
            case Edit.Editing(Permitted to) -> new GroupSettings(from.post(), to, from.invite(), from.approval());
            case Edit.Invite(Permitted to) -> new GroupSettings(from.post(), from.edit(), to, from.approval());
            case Edit.Approval(boolean to) -> new GroupSettings(from.post(), from.edit(), from.invite(), to);
            default -> from;
        };
    }
}
