package parley.identity.port.in;

import parley.kernel.UserId;

/// Removes somebody from a user's contacts. Idempotent: whoever is no contact stays none.
@FunctionalInterface
public interface RemoveContact {
    Result remove(Command command);

    record Command(UserId user, UserId contact) {}

    sealed interface Result {
        record Removed() implements Result {}
    }
}
