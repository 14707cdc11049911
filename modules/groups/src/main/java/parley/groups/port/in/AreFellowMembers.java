package parley.groups.port.in;

import parley.kernel.UserId;

/// Whether two users are members of the same group now. Answered from memory in the common case; may be late
/// by the life of the memory where changes were made on other instances.
@FunctionalInterface
public interface AreFellowMembers {
    /// False for somebody with itself who is in no group. Looks at no more than 1,000 groups of each.
    boolean check(Query query);

    record Query(UserId user, UserId other) {}
}
