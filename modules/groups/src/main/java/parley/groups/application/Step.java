package parley.groups.application;

import java.util.function.Function;
import parley.groups.domain.Change;
import parley.groups.domain.Group;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// What a [Plan] has decided.
sealed interface Step<R> {
    /// There is nothing to change.
    record Answer<R>(R result) implements Step<R> {}

    /// A change is to be made.
    ///
    /// @param done the result when it is settled, from the group as it is then
    record Make<R>(UserId actor, DeviceId device, Change change, Function<Group, R> done) implements Step<R> {}

    /// A group is to be created.
    ///
    /// @param group as it is before its creation is settled
    record Create<R>(UserId actor, DeviceId device, Group group, Change.Created change, Function<Group, R> done)
            implements Step<R> {}
}
