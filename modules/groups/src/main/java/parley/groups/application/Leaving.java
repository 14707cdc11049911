package parley.groups.application;

import parley.groups.domain.GroupState;
import parley.groups.domain.Role;

/// The rule for owners who leave.
final class Leaving {
    private Leaving() {}

    /// Whether a member with the role cannot leave before it handed over.
    static boolean mustHandOver(GroupState state, Role role) {
        return role == Role.OWNER && state.members().size() > 1;
    }
}
