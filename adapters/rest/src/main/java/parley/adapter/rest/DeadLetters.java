package parley.adapter.rest;

import java.util.List;

/// The messages of the durable queues that no consumer could make sense of, for administrators. They are kept
/// until somebody requeues them.
///
/// Both methods block for as long as the queues take, and may be called from any thread.
public interface DeadLetters {
    /// The oldest dead letters, oldest first.
    ///
    /// @param limit most to list, at least 1
    Listing list(int limit);

    /// Puts a dead letter back to the end of the queue that it came from; it is a dead letter no more, and becomes
    /// another one, with another id, when it cannot be made sense of again.
    ///
    /// @param id as listed; any other text is not found
    Requeued requeue(String id);

    /// One message without its content.
    ///
    /// @param id opaque, at most 40 characters of ASCII
    /// @param queue name of the queue that it came from, for example `parley.fan-out`
    /// @param at when it was given up, in milliseconds since 1970
    /// @param reason why, in words that name no content
    /// @param size bytes of its body
    record DeadLetter(String id, String queue, long at, String reason, int size) {}

    /// What there is.
    sealed interface Listing {
        /// @param letters at most as many as asked for
        /// @param total how many there are in all
        record Found(List<DeadLetter> letters, long total) implements Listing {
            public Found {
                letters = List.copyOf(letters);
            }
        }

        /// The queues do not answer at the moment.
        record Unavailable() implements Listing {}
    }

    /// What became of it.
    enum Requeued {
        DONE,
        NOT_FOUND,
        /// The queues do not answer at the moment; it may have been requeued.
        UNAVAILABLE
    }
}
