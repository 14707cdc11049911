package parley.identity.port.in;

import parley.kernel.UserId;

/// Takes a block back. Idempotent. A block in the other direction stays.
@FunctionalInterface
public interface UnblockUser {
    Result unblock(Command command);

    record Command(UserId user, UserId other) {}

    sealed interface Result {
        record Unblocked() implements Result {}
    }
}
