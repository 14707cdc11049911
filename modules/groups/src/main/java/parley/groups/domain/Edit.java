package parley.groups.domain;

/// One thing of a group that is to be changed.
public sealed interface Edit {
    record Name(String name) implements Edit {}

    record Description(String description) implements Edit {}

    /// @param avatar empty to remove it
    record Avatar(String avatar) implements Edit {}

    record Post(Permitted permitted) implements Edit {}

    record Editing(Permitted permitted) implements Edit {}

    record Invite(Permitted permitted) implements Edit {}

    record Approval(boolean approval) implements Edit {}
}
