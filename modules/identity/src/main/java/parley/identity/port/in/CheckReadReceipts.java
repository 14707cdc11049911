package parley.identity.port.in;

import parley.kernel.UserId;

/// Whether others see what a user has read, and the user what others have read. Asked often: answered from
/// memory in the common case.
@FunctionalInterface
public interface CheckReadReceipts {
    Result check(Query query);

    record Query(UserId user) {}

    enum Result {
        SHARED,
        /// Also if there is no such account.
        WITHHELD
    }
}
