package parley.messaging.application;

import parley.messaging.application.Errands.Errant;
import parley.messaging.domain.Errand;
import parley.messaging.domain.Outcome;

/// An errand that waits in a [Lane].
final class Item {
    /// What it takes to keep one, beside its content.
    private static final int OVERHEAD = 500;

    private final Errant errant;
    private final long expires;
    private final Waiter waiter;

    /// @param expires until when it is tried, milliseconds since the epoch
    /// @param waiter gets the outcome, once
    Item(Errant errant, long expires, Waiter waiter) {
        this.errant = errant;
        this.expires = expires;
        this.waiter = waiter;
    }

    Errant errant() {
        return errant;
    }

    long expires() {
        return expires;
    }

    Waiter waiter() {
        return waiter;
    }

    /// Bytes of memory, about.
    int size() {
        return OVERHEAD
                + switch (errant.errand()) {
                    case Errand.Send send -> send.content().size();
                    case Errand.Change change -> change.content().size();
                    case Errand.Inquiry inquiry -> 0;
                };
    }

    /// Must neither block nor throw.
    @FunctionalInterface
    interface Waiter {
        /// @param remote whether another instance did it
        void accept(Outcome outcome, boolean remote);
    }
}
