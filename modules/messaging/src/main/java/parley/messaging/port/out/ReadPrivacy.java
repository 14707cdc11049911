package parley.messaging.port.out;

import parley.kernel.UserId;

/// Whether a user lets others see what it has read. Asked for every mark: answers come from memory in the common
/// case.
@FunctionalInterface
public interface ReadPrivacy {
    /// False also if it cannot be told now.
    boolean sharesReads(UserId user);
}
