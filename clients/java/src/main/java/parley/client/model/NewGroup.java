package parley.client.model;

import java.util.List;

/// A group to be made. Its maker is its owner; everybody may post and invite, admins edit, unless a later
/// change says otherwise.
///
/// @param name 1 to 100 characters
/// @param description at most 2,000 characters
/// @param members who is in it from the start, beside the own user
public record NewGroup(String name, String description, List<UserId> members) {
    public NewGroup {
        members = List.copyOf(members);
    }

    public static NewGroup named(String name, UserId... members) {
        return new NewGroup(name, "", List.of(members));
    }
}
