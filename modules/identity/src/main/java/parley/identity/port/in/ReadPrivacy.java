package parley.identity.port.in;

import parley.identity.domain.Privacy;
import parley.kernel.UserId;

/// What a user shows to others.
@FunctionalInterface
public interface ReadPrivacy {
    Result read(Query query);

    record Query(UserId user) {}

    sealed interface Result {
        record Found(Privacy privacy) implements Result {}

        /// The account is deleted.
        record NotFound() implements Result {}
    }
}
