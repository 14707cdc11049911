package parley.messaging.domain;

import parley.kernel.ConversationId;

/// What became of an [Errand] that the owner of its conversation has done.
public sealed interface Outcome {
    /// A message is durable, and so is its fan-out.
    ///
    /// @param at server time of the entry, milliseconds since the epoch
    /// @param duplicate whether the cid had been stored before; seq and at are then those of the first time
    record Sent(ConversationId conversation, long seq, long at, boolean duplicate) implements Outcome {}

    /// A change is durable and settled.
    ///
    /// @param at server time of the entry, milliseconds since the epoch
    record Recorded(long seq, long at) implements Outcome {}

    /// Answers an inquiry.
    ///
    /// @param known whether the cid is stored or on its way
    record Looked(boolean known) implements Outcome {}

    /// Not stored, or, if unavailable, unknown whether it is.
    ///
    /// @param detail server time in milliseconds since the epoch for `CID_AHEAD`, the limit in bytes for
    ///     `TOO_LARGE`, else 0
    record Refused(Refusal refusal, long detail) implements Outcome {
        public Refused(Refusal refusal) {
            this(refusal, 0);
        }
    }

    /// Why; the words are those that the results of sends and changes have.
    enum Refusal {
        NOT_FOUND,
        NOT_MEMBER,
        NOT_ALLOWED,
        BLOCKED,
        CID_TAKEN,
        CID_AHEAD,
        TOO_LARGE,
        FAILED,
        UNAVAILABLE
    }
}
