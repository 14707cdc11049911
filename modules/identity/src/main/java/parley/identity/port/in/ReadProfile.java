package parley.identity.port.in;

import parley.identity.domain.Profile;
import parley.kernel.UserId;

/// A user's own profile.
@FunctionalInterface
public interface ReadProfile {
    Result read(Query query);

    record Query(UserId user) {}

    sealed interface Result {
        record Found(Profile profile) implements Result {}

        /// The account is deleted.
        record NotFound() implements Result {}
    }
}
