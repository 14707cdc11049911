package parley.messaging.port.in;

import parley.kernel.Cid;
import parley.kernel.UserId;
import parley.messaging.domain.Recipient;

/// Whether a cid is known, asked before a frame that carries one is refused for whatever reason.
@FunctionalInterface
public interface FindSent {
    /// May read the store.
    Result find(Query query);

    record Query(UserId sender, Recipient to, Cid cid) {}

    sealed interface Result {
        /// Stored or on its way: hand the frame to [SendMessage] after all, which answers with the first
        /// result.
        record Known() implements Result {}

        /// Never seen: refuse.
        record Missing() implements Result {}

        record Unavailable() implements Result {}
    }
}
