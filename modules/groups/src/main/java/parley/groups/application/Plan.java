package parley.groups.application;

import java.util.Optional;
import parley.groups.domain.GroupState;

/// Decides what to do to a group from its state.
@FunctionalInterface
interface Plan<R> {
    /// May be asked several times, if somebody else changed the group meanwhile.
    ///
    /// @param state of the group, without a pending change; empty if there is no such group
    Step<R> next(Optional<GroupState> state);
}
